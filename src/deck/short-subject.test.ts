import { expect, test } from 'vitest'
import { shortSubject } from './short-subject.ts'

test.each([
	['[PATCH 0/1] hv/arm64: map it as cacheable', 'hv/arm64: map it as cacheable'],
	['Re: [RFC PATCH v12 00/17] a: b', 'a: b'],
	['[RFC] drop it', 'drop it'],
	['RE: Re: drop it', 'drop it'],
	['[patch net-next v3 2/2] tcp: x', 'tcp: x'],
	['[LTP] [PATCH 1/1] statx04: x', 'statx04: x'],
	['Re: [Lists] [dev] Re: drop it', 'drop it'],
	['[virtio-dev][RFC v2] add it', 'add it'],
	['[bug] [list] drop it', '[bug] [list] drop it'],
	['[LTP] [PATCH]', '[LTP] [PATCH]'],
	['[announce] version 2', '[announce] version 2'],
	['[PATCH 1/2]', '[PATCH 1/2]'],
	['a: [PATCH] b', 'a: [PATCH] b'],
	['map it (was: Re: map more)', 'map it'],
	['Re: the helpers, was: Re: [PATCH] replace', 'the helpers'],
	['why it was: a story', 'why it was: a story'],
	['Refuse: it', 'Refuse: it'],
])('%s', (subject, short) => {
	expect(shortSubject(subject)).toBe(short)
})
