// Preloaded by the build when it runs the program: keeps what V8 has compiled of each script until the end, under the name by
// which src/cli/load-script.ts looks for it.
const { writeFileSync } = require('node:fs')
const vm = require('node:vm')

const { Script } = vm
vm.Script = class extends Script {
	constructor(source, options) {
		super(source, options)
		const file = `${options.filename}.${process.versions.v8}-${process.arch}.code`
		process.on('exit', () => writeFileSync(file, this.createCachedData()))
	}
}
