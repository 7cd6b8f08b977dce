// Starts the deck. Runs in the head, before anything is drawn, so that no other layout flashes up first.
;(() => {
	// reveal.js takes any of its options from the address, some of which load or run what they name. These pass, with
	// these values: printing, the layouts, and what the speaker view asks of its two previews.
	const allowed = {
		'print-pdf': /^$/,
		view: /^(?:print|scroll)$/,
		showNotes: /^(?:true|separate-page)$/,
		notes: /^$/,
		receiver: /^$/,
		progress: /^false$/,
		history: /^false$/,
		controls: /^false$/,
		transition: /^none$/,
		backgroundTransition: /^none$/,
		autoSlide: /^0$/,
		scrollActivationWidth: /^false$/,
		postMessageEvents: /^true$/,
	}
	const kept = [...new URLSearchParams(location.search)].filter(
		([key, value]) => Object.hasOwn(allowed, key) && allowed[key].test(value),
	)
	const search = kept.map(([key, value]) => (value === '' ? key : `${key}=${value}`)).join('&')
	const safe = search === '' ? '' : `?${search}`
	if (safe !== location.search) {
		try {
			history.replaceState(null, '', `${location.pathname}${safe}${location.hash}`)
		} catch {
			// Some browsers refuse this for files. reveal.js would read the address: better the plain page.
			return
		}
	}

	const has = (key, value) => kept.some(([k, v]) => k === key && (value === undefined || v === value))
	const isPrint = has('print-pdf') || has('view', 'print')
	const isPreview = has('receiver')
	const narrow = window.matchMedia('(max-width: 700px)')
	const root = document.documentElement
	const isReading = narrow.matches && !isPrint && !isPreview
	root.classList.toggle('reading', isReading)
	// reveal.js cannot leave its scroll view again without an error; the address keeps the slide.
	if (!isPrint && !isPreview) narrow.addEventListener('change', () => location.reload())

	document.addEventListener('DOMContentLoaded', async () => {
		const wrapper = document.querySelector('.reveal')
		await Reveal.initialize({
			width: 1280,
			height: 720,
			margin: 0,
			center: false,
			hash: true,
			transition: 'none',
			backgroundTransition: 'none',
			autoAnimate: false,
			controlsLayout: 'edges',
			controlsTutorial: false,
			scrollActivationWidth: null,
			view: isReading ? 'scroll' : null,
			scrollProgress: false,
			scrollSnap: false,
			pdfMaxPagesPerSlide: 1,
			postMessage: false,
			rtl: root.dir === 'rtl',
			totalTime: Number(wrapper.dataset.seconds) || null,
			plugins: [RevealNotes],
		})
		// With the role that reveal.js sets, screen readers would hand every key to the deck and read nothing.
		wrapper.removeAttribute('role')
		nameControls(JSON.parse(wrapper.dataset.words))
		if (isReading) showTarget()
	})

	// reveal.js names them in English.
	const nameControls = ({ previousSlide, nextSlide, resume }) => {
		const name = (selector, words) => document.querySelector(selector)?.setAttribute('aria-label', words)
		const [left, right] = root.dir === 'rtl' ? [nextSlide, previousSlide] : [previousSlide, nextSlide]
		name('.navigate-left', left)
		name('.navigate-right', right)
		const button = document.querySelector('.resume-button')
		if (button !== null) button.textContent = resume
	}

	// In the reading layout pages have heights of their own, which reveal.js does not reckon with.
	const showTarget = () =>
		document.getElementById(decodeURIComponent(location.hash.replace(/^#\/?/, '')))?.scrollIntoView()
	window.addEventListener('hashchange', () => {
		if (isReading) showTarget()
	})

	// The speaker view steers the deck with messages. reveal.js would take any command from any page; this takes the few
	// that the speaker view needs, from a window of the deck's own origin.
	const keysOfState = ['indexh', 'indexv', 'indexf', 'paused', 'overview']
	const commands = {
		setState: ([state]) =>
			Reveal.setState(Object.fromEntries(Object.entries(state).filter(([key]) => keysOfState.includes(key)))),
		next: () => Reveal.next(),
		triggerKey: ([code]) => Reveal.triggerKey(Number(code)),
	}
	window.addEventListener('message', (event) => {
		if (typeof event.data !== 'string' || !isOwnWindow(event.source)) return
		let message
		try {
			message = JSON.parse(event.data)
		} catch {
			return
		}
		if (!Object.hasOwn(commands, message?.method ?? '') || !Reveal.isReady()) return
		commands[message.method](Array.isArray(message.args) ? message.args : [])
	})
	const isOwnWindow = (source) => {
		// Every file is an origin of its own, so a preview opened from a file can only know its parent.
		if (isPreview && location.protocol === 'file:') return source === window.parent
		try {
			return source !== window && source.location.origin === location.origin
		} catch {
			return false
		}
	}
})()
