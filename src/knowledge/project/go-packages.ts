/** The path of a module, in go.mod. Source: https://go.dev/ref/mod#go-mod-file-module */
export const GO_MODULE = /^module\s+"?([^\s"]+)/m;

/** Double-quoted strings of a file, among them its import paths. Source: https://go.dev/ref/spec#Import_declarations */
export const GO_STRINGS = /"([^"\s]+)"/g;

/** Files that only `go test` compiles. Source: https://pkg.go.dev/cmd/go#hdr-Test_packages */
export const GO_TEST_FILE = /_test\.go$/;

/** A `go:generate` comment; group 1 is its command. Source: https://pkg.go.dev/cmd/go#hdr-Generate_Go_files_by_processing_source */
export const GO_GENERATE = /^\/\/go:generate\s+(.+)$/;

/** The sub-command that runs tests. Source: https://pkg.go.dev/cmd/go#hdr-Test_packages */
export const GO_TESTS = /^test$/;

/** Tags that arguments give; a file that waits for tags, all of which it needs; and tags that the platform gives. Source: https://pkg.go.dev/cmd/go#hdr-Build_constraints */
export const GO_TAGS = /(?:^|\s)--?tags[= ](\S+)/g;
export const GO_CONSTRAINT = /^\/\/go:build ([a-z]\w*(?:[ \t]*&&[ \t]*[a-z]\w*)*)[ \t]*\r?$/m;
export const GO_PLATFORM = /^(?:linux|unix|amd64|arm64|arm|386|ppc64le|s390x|riscv64|cgo|gc|go1[\w.]*)$/;
