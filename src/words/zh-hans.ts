import { counted, listed } from './counted.ts'
import type { Words } from './words.ts'

export const simplifiedChinese: Words = {
	labels: {
		of: '/',
		message: '原文',
		inThread: '在讨论串中',
		introduction: '引言',
		sources: '出处',
		who: '作者',
		when: '时间',
		what: '消息',
		argument: '论点',
		noDate: '日期不详',
		noSubject: '无主题',
		unknownPerson: '不详',
		notQuotedHere: '此处未引用',
		silent: '在此讨论串中没有回复',
		sameMessage: '同一条消息',
		answeringThemselves: '回复自己的消息',
		quotedByThemselves: '引自本人的回复',
		continued: '接上一页',
		continues: '下一页继续',
		inserted: '演讲者所加',
	},
	controls: { previousSlide: '上一页', nextSlide: '下一页', resume: '继续演示' },
	messages: counted('zh-Hans', { other: '{n} 条消息' }),
	people: counted('zh-Hans', { other: '{n} 人' }),
	others: counted('zh-Hans', { other: '另外 {n} 人' }),
	list: listed('zh-Hans'),
	status: { open: '未定', agreed: '一致同意', rejected: '已否决', deferred: '已推迟', withdrawn: '已撤回' },
	statusText: (status, text) => `${status}：${text}`,
	dissent: (names) => `不同意见：${names}。`,
	notQuoted: (sides) => `此处未引用：${sides}。`,
	answering: (author) => `回复 ${author}`,
	quotedBy: (people) => `由 ${people} 引用`,
	leftOut: counted('zh-Hans', { other: '省略 {n} 个词' }),
	inContext: (author, date) => `${author}${date === null ? '' : `，${date}`}，上下文`,
	stripLabel: (messages, quoted) => {
		const what = messages === 1 ? '讨论串中唯一的消息' : `讨论串中的 ${messages} 条消息，按顺序排列`
		return quoted === null ? `${what}。` : `${what}。已引用：${quoted}。`
	},
	stripMessage: (number, author, side) => `第 ${number} 条，${author}${side === null ? '' : `（${side}）`}`,
	more: (count) => `另外 ${count} 条`,
}
