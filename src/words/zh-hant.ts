import { counted, listed } from './counted.ts'
import type { Words } from './words.ts'

export const traditionalChinese: Words = {
	labels: {
		of: '/',
		message: '原文',
		inThread: '在討論串中',
		introduction: '引言',
		sources: '出處',
		who: '作者',
		when: '時間',
		what: '訊息',
		argument: '論點',
		noDate: '日期不詳',
		noSubject: '無主旨',
		unknownPerson: '不詳',
		notQuotedHere: '此處未引用',
		silent: '在此討論串中沒有回覆',
		sameMessage: '同一則訊息',
		answeringThemselves: '回覆自己的訊息',
		quotedByThemselves: '引自本人的回覆',
		continued: '接上一頁',
		continues: '下一頁繼續',
		inserted: '講者所加',
	},
	controls: { previousSlide: '上一頁', nextSlide: '下一頁', resume: '繼續簡報' },
	messages: counted('zh-Hant', { other: '{n} 則訊息' }),
	people: counted('zh-Hant', { other: '{n} 人' }),
	others: counted('zh-Hant', { other: '另外 {n} 人' }),
	list: listed('zh-Hant'),
	status: { open: '未定', agreed: '一致同意', rejected: '已否決', deferred: '已延後', withdrawn: '已撤回' },
	statusText: (status, text) => `${status}：${text}`,
	dissent: (names) => `不同意見：${names}。`,
	notQuoted: (sides) => `此處未引用：${sides}。`,
	answering: (author) => `回覆 ${author}`,
	quotedBy: (people) => `由 ${people} 引用`,
	leftOut: counted('zh-Hant', { other: '省略 {n} 個詞' }),
	inContext: (author, date) => `${author}${date === null ? '' : `，${date}`}，上下文`,
	stripLabel: (messages, quoted) => {
		const what = messages === 1 ? '討論串中唯一的訊息' : `討論串中的 ${messages} 則訊息，依序排列`
		return quoted === null ? `${what}。` : `${what}。已引用：${quoted}。`
	},
	stripMessage: (number, author, side) => `第 ${number} 則，${author}${side === null ? '' : `（${side}）`}`,
	more: (count) => `另外 ${count} 則`,
}
