import type { LostSource } from './archive.ts'
import type { Participant } from './thread.ts'

/** Names for lost messages, joined when two turn out to be one. */
export class LostKeys {
	readonly #joined = new Map<string, string>()
	readonly #numbers = new Map<object, number>()

	of({ id, introduction }: LostSource, author: Participant | null): string {
		if (id !== null) return `id:${id}`
		const minute = introduction?.attribution.date?.slice(0, 16)
		const who = author === null ? 'unknown' : this.#number(author)
		return minute === undefined
			? `at:${who}:${introduction === null ? '' : this.#number(introduction)}`
			: `on:${who}:${minute}`
	}

	/** Nothing that the message was joined with gives it an id. */
	isAnonymous(key: string): boolean {
		return !this.find(key).startsWith('id:')
	}

	find(key: string): string {
		let root = key
		for (let up = this.#joined.get(root); up !== undefined; up = this.#joined.get(root)) root = up
		return root
	}

	/** Two messages that have ids stay two. */
	join(a: string, b: string): void {
		const [one, other] = [this.find(a), this.find(b)]
		if (one === other) return
		if (this.isAnonymous(other)) this.#joined.set(other, one)
		else if (this.isAnonymous(one)) this.#joined.set(one, other)
	}

	#number(thing: object): number {
		const number = this.#numbers.get(thing) ?? this.#numbers.size
		this.#numbers.set(thing, number)
		return number
	}
}
