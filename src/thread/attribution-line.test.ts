import { describe, expect, test } from 'vitest'
import { endsInMailbox, mayEndAttribution, readAttribution } from './attribution-line.ts'

const lines: [line: string, name: string | null, address: string | null, date: string | null][] = [
	[
		'On Wed, 12 Apr 2023 13:53:07 +0100, Ann Lee <ann@example.org> wrote:',
		'Ann Lee',
		'ann@example.org',
		'2023-04-12T12:53:07.000Z',
	],
	['On Wed, Apr 12, 2023 at 01:28:08PM +0100, Marc Leroy wrote:', 'Marc Leroy', null, '2023-04-12T12:28:08.000Z'],
	['On Wed, 05 Apr 2023 19:01:28 +0100, <ann@xxxxxxxxxx> wrote:', null, 'ann@xxxxxxxxxx', '2023-04-05T18:01:28.000Z'],
	['ann.lee@ wrote:', null, 'ann.lee@', null],
	['Ann Lee <ann.lee@> wrote:', 'Ann Lee', 'ann.lee@', null],
	['Ann Lee <ann@example.org <mailto:ann@example.org>> wrote:', 'Ann Lee', 'ann@example.org', null],
	['On Tue, 2020-06-23 at 12:57 +0530, Bo Lind wrote:', 'Bo Lind', null, '2020-06-23T07:27:00.000Z'],
	['On 11/23/21 18:00, Bo Lind wrote:', 'Bo Lind', null, '2021-11-23T18:00:00.000Z'],
	[
		'On Sep 15, 2021, at 3:15 PM, Ann Lee < ann@example.org> wrote:',
		'Ann Lee',
		'ann@example.org',
		'2021-09-15T15:15:00.000Z',
	],
	[
		'On August 18, 2025 10:07:29 PM GMT+01:00, Bo Lind <bo+tag@example.org> wrote:',
		'Bo Lind',
		'bo+tag@example.org',
		'2025-08-18T21:07:29.000Z',
	],
	[
		'On Tue, Feb 18, 2025 at 5:08 PM Cy Roth <cy@example.org> wrote:',
		'Cy Roth',
		'cy@example.org',
		'2025-02-18T17:08:00.000Z',
	],
	[
		'On Fri, 21 Feb 2025 at 12:06, "Roth, Cy" <cy@example.org> wrote:',
		'Roth, Cy',
		'cy@example.org',
		'2025-02-21T12:06:00.000Z',
	],
	['On Sat, 29 Feb 2020, at 02:05, Ann B. Lee wrote:', 'Ann B. Lee', null, '2020-02-29T02:05:00.000Z'],
	['Ann Lee <ann@example.org> writes:', 'Ann Lee', 'ann@example.org', null],
	['Ann Lee wrote:', 'Ann Lee', null, null],
	['* Ann Lee <ann@example.org> [2023-04-12 10:00:00]:', 'Ann Lee', 'ann@example.org', '2023-04-12T10:00:00.000Z'],
	['Quoting Ann Lee (2023-04-12 10:00:00)', 'Ann Lee', null, '2023-04-12T10:00:00.000Z'],
	["Excerpts from Ann Lee's message of April 12, 2023 10:00 am:", 'Ann Lee', null, '2023-04-12T10:00:00.000Z'],
	[
		'----- On Apr 12, 2023, at 1:28 PM, Ann Lee ann@example.org wrote:',
		'Ann Lee',
		'ann@example.org',
		'2023-04-12T13:28:00.000Z',
	],
	['---- Ann Lee wrote ----', 'Ann Lee', null, null],
	['2012-10-17 11:28 GMT+03:00 Ann Lee <ann@example.org>:', 'Ann Lee', 'ann@example.org', '2012-10-17T08:28:00.000Z'],
	['At 2023-08-18T15:50:21+0200, Ann Lee wrote:', 'Ann Lee', null, '2023-08-18T13:50:21.000Z'],
	[
		'On Mon, 3 Apr 2023 10:00:00 -0700 (PDT), Ann Lee <ann.lee@exam ple.org> wrote:',
		'Ann Lee',
		'ann.lee@example.org',
		'2023-04-03T17:00:00.000Z',
	],
	['04/09/2019 12:07, Ann Lee:', 'Ann Lee', null, null],
	[
		'2023-04-12 10:15 UTC+0200 ~ Ann Lee (fan pages) <ann@example.org>',
		'Ann Lee (fan pages)',
		'ann@example.org',
		'2023-04-12T08:15:00.000Z',
	],
	['2023-04-12 10:15, Ann Lee <ann@example.org>:', 'Ann Lee', 'ann@example.org', '2023-04-12T10:15:00.000Z'],
	[
		'On Friday, April 17, 2026 9:49:13 AM Central European Summer Time Ann Lee wrote:',
		'Ann Lee',
		null,
		'2026-04-17T09:49:13.000Z',
	],
	["On 5/3/24 14:25, 'Ann Lee' via fans@example.net wrote:", 'Ann Lee', 'fans@example.net', null],
	[
		'ср, 8 сент. 2021 г. в 02:13, Ann Lee <ann@example.org <mailto:ann@example.org>>:',
		'Ann Lee',
		'ann@example.org',
		'2021-09-08T02:13:00.000Z',
	],
	[
		'ann...@example.org schrieb am Montag, 7. September 2020 um 12:01:46 UTC+2:',
		null,
		'ann...@example.org',
		'2020-09-07T10:01:46.000Z',
	],
	['On Mon, 30 Jan 2023 10:00:00 +0000 you wrote:', null, null, '2023-01-30T10:00:00.000Z'],
	// German, French, Spanish, Portuguese, Italian, Dutch
	[
		'Am 25. Februar 2024 12:53:15 MEZ schrieb Ann Lee <ann@example.org>:',
		'Ann Lee',
		'ann@example.org',
		'2024-02-25T11:53:15.000Z',
	],
	['Am Tue, Aug 26, 2025 at 06:33:23PM +0100 schrieb Ann Lee:', 'Ann Lee', null, '2025-08-26T17:33:23.000Z'],
	['Ann Lee schrieb am 12.04.2023 um 10:15:', 'Ann Lee', null, '2023-04-12T10:15:00.000Z'],
	[
		'Le mer. 12 avr. 2023 à 10:15, Ann Lee <ann@example.org> a écrit :',
		'Ann Lee',
		'ann@example.org',
		'2023-04-12T10:15:00.000Z',
	],
	[
		'El lun, 21 feb 2022 a las 16:49, Ann Lee (<ann@example.org>) escribió:',
		'Ann Lee',
		'ann@example.org',
		'2022-02-21T16:49:00.000Z',
	],
	[
		'Em Thu, 22 Apr 2021 15:35:11 +0300 Ann Lee <ann@example.org> escreveu:',
		'Ann Lee',
		'ann@example.org',
		'2021-04-22T12:35:11.000Z',
	],
	[
		'Il giorno lun 26 giu 2023 alle ore 17:09 Ann Lee <ann@example.org> ha scritto:',
		'Ann Lee',
		'ann@example.org',
		'2023-06-26T17:09:00.000Z',
	],
	[
		'Op wo 9 apr 2025 om 09:02 schreef Ann Lee <ann@example.org>:',
		'Ann Lee',
		'ann@example.org',
		'2025-04-09T09:02:00.000Z',
	],
	// Polish, Danish, Swedish, Czech, Russian, Turkish, Finnish, Hungarian
	[
		'śr., 6 maj 2020 o 20:19 Ann Lee <ann@example.org> napisał(a):',
		'Ann Lee',
		'ann@example.org',
		'2020-05-06T20:19:00.000Z',
	],
	['W dniu 6/20/2020 o 0:16, Ann Lee pisze:', 'Ann Lee', null, '2020-06-20T00:16:00.000Z'],
	['12. nov. 2019 17:55 skrev Ann Lee <ann@example.org>:', 'Ann Lee', 'ann@example.org', '2019-11-12T17:55:00.000Z'],
	[
		'Den fre 4 aug. 2023 kl 14:04 skrev Ann Lee <ann@example.org>:',
		'Ann Lee',
		'ann@example.org',
		'2023-08-04T14:04:00.000Z',
	],
	['Dne 2019-08-30 18:23, Ann Lee napsal:', 'Ann Lee', null, '2019-08-30T18:23:00.000Z'],
	['30.03.2023 23:42, Ann Lee пишет:', 'Ann Lee', null, '2023-03-30T23:42:00.000Z'],
	[
		'Ann Lee <ann@example.org>, 9 Ağu 2022 Sal, 16:38 tarihinde şunu yazdı:',
		'Ann Lee',
		'ann@example.org',
		'2022-08-09T16:38:00.000Z',
	],
	[
		'ke 12. huhtik. 2023 klo 10.15 Ann Lee (ann@example.org) kirjoitti:',
		'Ann Lee',
		'ann@example.org',
		'2023-04-12T00:00:00.000Z',
	],
	['Ann Lee <ann@example.org> ezt írta (időpont: 2023. ápr. 12., Sze, 10:15):', 'Ann Lee', 'ann@example.org', null],
	// Slovak, Croatian, Slovene, Bulgarian, Ukrainian, Greek, Catalan, Indonesian, Thai
	[
		'po 10. 4. 2023 o 8:00 Ann Lee <ann@example.org> napísal(a):',
		'Ann Lee',
		'ann@example.org',
		'2023-04-10T08:00:00.000Z',
	],
	['pon, 10. tra 2023. u 08:00 Ann Lee <ann@example.org> napisao je:', 'Ann Lee', 'ann@example.org', null],
	[
		'V V pon., 10. apr. 2023 ob 08:00 je oseba Ann Lee <ann@example.org> napisala:',
		'Ann Lee',
		'ann@example.org',
		'2023-04-10T08:00:00.000Z',
	],
	[
		'На пн, 10.04.2023 г. в 8:00 Ann Lee <ann@example.org> написа:',
		'Ann Lee',
		'ann@example.org',
		'2023-04-10T08:00:00.000Z',
	],
	['пн, 10 квіт. 2023 р. о 08:00 Ann Lee <ann@example.org> пише:', 'Ann Lee', 'ann@example.org', null],
	[
		'Στις Δευ 10 Απρ 2023 στις 8:00 π.μ., ο χρήστης Ann Lee <ann@example.org> έγραψε:',
		'Ann Lee',
		'ann@example.org',
		null,
	],
	["Missatge de Ann Lee <ann@example.org> del dia dl., 10 d'abr. 2023 a les 8:00:", 'Ann Lee', 'ann@example.org', null],
	[
		'Pada Sen, 10 Apr 2023 pukul 08.00 Ann Lee <ann@example.org> menulis:',
		'Ann Lee',
		'ann@example.org',
		'2023-04-10T00:00:00.000Z',
	],
	['เมื่อ จ. 10 เม.ย. 2023 เวลา 08:00 Ann Lee <ann@example.org> เขียนว่า:', 'Ann Lee', 'ann@example.org', null],
	// Hebrew, Arabic, Persian, with the marks of direction that programs set
	[
		'\u200fבתאריך יום ב׳, 10 באפר׳ 2023 ב-8:00 מאת \u202aAnn Lee\u202c\u200f <\u202aann@example.org\u202c\u200f>:\u200f',
		'Ann Lee',
		'ann@example.org',
		null,
	],
	['ב-10 באפר׳ 2023, בשעה 8:00, Ann Lee <ann@example.org> כתב/ה:', 'Ann Lee', 'ann@example.org', null],
	[
		'في الاثنين، 10 أبريل 2023 في 8:00 ص تمت كتابة ما يلي بواسطة Ann Lee <ann@example.org>:',
		'Ann Lee',
		'ann@example.org',
		null,
	],
	['في ١٠ أبريل ٢٠٢٣، الساعة ٨:٠٠ ص، كتب Ann Lee <ann@example.org>:', 'Ann Lee', 'ann@example.org', null],
	['در تاریخ دوشنبه ۱۰ آوریل ۲۰۲۳ ساعت ۸:۰۰ Ann Lee <ann@example.org> نوشت:', 'Ann Lee', 'ann@example.org', null],
	// Japanese, Chinese, Korean
	['2023年4月10日(月) 8:00 Ann Lee <ann@example.org>:', 'Ann Lee', 'ann@example.org', '2023-04-10T08:00:00.000Z'],
	[
		'2023年4月10日 8:00、Ann Lee <ann@example.org>のメッセージ:',
		'Ann Lee',
		'ann@example.org',
		'2023-04-10T08:00:00.000Z',
	],
	[
		'在 2023-04-10 08:00:00，"Ann Lee" <ann@example.org> 写道：',
		'Ann Lee',
		'ann@example.org',
		'2023-04-10T08:00:00.000Z',
	],
	['"AL" == Ann Lee <ann@example.org> writes:', 'Ann Lee', 'ann@example.org', null],
	['"Annabelle" == Annabelle Lee <ann@example.org> writes:', 'Annabelle Lee', 'ann@example.org', null],
	['Quoth A. Bertram Lee:', 'A. Bertram Lee', null, null],
	[
		'Am Freitag, 5. Mai 2023, 14:10:33 Mitteleuropäische Sommerzeit schrieb Ann Lee:',
		'Ann Lee',
		null,
		'2023-05-05T14:10:33.000Z',
	],
	[
		'Ann Lee <ann@example.org> 於 2024年12月27日 週五 下午4:17寫道：',
		'Ann Lee',
		'ann@example.org',
		'2024-12-27T04:17:00.000Z',
	],
	[
		'2026년 1월 8일 (목) 오전 3:38, Ann Lee <ann@example.org>님이 작성:',
		'Ann Lee',
		'ann@example.org',
		'2026-01-08T03:38:00.000Z',
	],
]

describe('an attribution line', () => {
	test.each(lines)('%s', (line, name, address, date) => {
		expect(mayEndAttribution(line) || endsInMailbox(line) || /\)$/.test(line)).toBe(true)
		expect(readAttribution(line)).toEqual({ name, address, date })
	})
})

describe('no attribution line', () => {
	test.each([
		['as somebody once wrote:'],
		['This is what I wrote:'],
		['and here is what the manual says:'],
		['Acked-by: Ann Lee <ann@example.org>'],
		['The rules are:'],
		['The pull request you sent on Mon, 20 Sep 2021 11:02:44 +0200:'],
		['On the other hand, there is this:'],
		['See https://example.org/2023/04/12/post:'],
		['At least two of the boards need this, see:'],
		['He said, and I quote: nothing at all of this was ever tested on real hardware'],
	])('%s', (line) => {
		expect(readAttribution(line)).toBeNull()
	})
})
