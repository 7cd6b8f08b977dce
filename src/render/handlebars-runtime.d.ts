// The package's own declaration of its runtime is empty.
declare module 'handlebars/runtime.js' {
	import Handlebars from 'handlebars'
	export default Handlebars
}
