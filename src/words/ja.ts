import { counted, listed } from './counted.ts'
import type { Words } from './words.ts'

export const japanese: Words = {
	labels: {
		of: '/',
		message: '原文',
		inThread: 'スレッド内の位置',
		introduction: 'はじめに',
		sources: '出典',
		who: '発言者',
		when: '日付',
		what: 'メッセージ',
		argument: '論点',
		noDate: '日付不明',
		noSubject: '件名なし',
		unknownPerson: '不明',
		notQuotedHere: 'ここでは引用なし',
		silent: 'このスレッドに返信なし',
		sameMessage: '同じメッセージ',
		answeringThemselves: '自分のメッセージへの返信',
		quotedByThemselves: '本人の返信での引用',
		continued: '前のスライドの続き',
		continues: '次のスライドに続く',
		inserted: '発表者による補足',
	},
	controls: { previousSlide: '前のスライド', nextSlide: '次のスライド', resume: '発表を再開' },
	messages: counted('ja', { other: 'メッセージ {n} 件' }),
	people: counted('ja', { other: '{n} 人' }),
	others: counted('ja', { other: 'ほか {n} 人' }),
	list: listed('ja'),
	status: { open: '未決', agreed: '合意', rejected: '却下', deferred: '保留', withdrawn: '撤回' },
	statusText: (status, text) => `${status}：${text}`,
	dissent: (names) => `反対意見：${names}。`,
	notQuoted: (sides) => `ここでは引用なし：${sides}。`,
	answering: (author) => `${author} への返信`,
	quotedBy: (people) => `${people} による引用`,
	leftOut: counted('ja', { other: '{n} 語を省略' }),
	inContext: (author, date) => `${author}${date === null ? '' : `、${date}`}、前後の文脈`,
	stripLabel: (messages, quoted) => {
		const what = messages === 1 ? 'スレッドの唯一のメッセージ' : `スレッドのメッセージ ${messages} 件（順番どおり）`
		return quoted === null ? `${what}。` : `${what}。引用：${quoted}。`
	},
	stripMessage: (number, author, side) => `${number} 番、${author}${side === null ? '' : `（${side}）`}`,
	more: (count) => `ほか ${count} 件`,
}
