/**
 * The deck's Content-Security-Policy, for its `<meta>`: nothing from elsewhere, no inline script and no inline style.
 */
export function contentPolicy({ isLive }: { readonly isLive: boolean }): string {
	return [
		`default-src 'none'`,
		`script-src 'self'`,
		`style-src 'self'`,
		`img-src 'self' data:`,
		`font-src 'self' data:`,
		...(isLive ? [`connect-src 'self'`] : []),
		`base-uri 'none'`,
		`form-action 'none'`,
	].join('; ')
}
