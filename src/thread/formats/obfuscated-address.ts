/**
 * Undoes what archives do to the addresses of a header line where the way back is certain: `user () host ! org` (marc.info),
 * `user_at_host.org` (hypermail), `user•host.org` and `user@host•org` (public-inbox), `user (at) host (dot) org`. What is lost
 * stays recognisable as lost: `user_at_[hidden]` becomes `user@xxx`, and a placeholder such as `[email protected]` goes.
 */
export function deobfuscate(value: string): string {
	return value
		.replace(/<?\[(?:email|e-mail)[ \u00a0](?:protected|hidden|address)\]>?|<?\[(?:hidden|obscured) email\]>?/gi, '')
		.replace(/(?:_at_|@| at )\[hidden\]/gi, '@xxx')
		.replace(/\s\(\)\s/g, '@')
		.replace(/\s!\s/g, '.')
		.replace(/(?<=[\w@.-])\u2022(?=[\w.-])/g, '.')
		.replace(/\s?[([{](?:at|@)[)\]}]\s?/gi, '@')
		.replace(/\s?[([{](?:dot|\.)[)\]}]\s?/gi, '.')
		.replace(/([\w.+-])_at_([\w-]+\.[\w.-]+)/g, '$1@$2')
}

/** What Cloudflare puts in an address' place, `data-cfemail`: the first byte, then every byte XOR the first. Null for others. */
export function decodeCfEmail(hex: string): string | null {
	if (!/^[0-9a-f]{4,600}$/i.test(hex) || hex.length % 2 !== 0) return null
	const [key = 0, ...bytes] = Buffer.from(hex, 'hex')
	const address = Buffer.from(bytes.map((byte) => byte ^ key)).toString('utf8')
	return /^[^\s<>\p{Cc}]{1,254}$/u.test(address) ? address : null
}
