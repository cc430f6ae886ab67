import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const goTools: Tool = {
  name: 'go-tools',
  docs: 'https://pkg.go.dev/golang.org/x/tools/cmd/stringer',
  programs: words(`
      stringer wire mockgen moq mockery counterfeiter protoc protoc-gen-go oapi-codegen ogen swag templ sqlc gqlgen easyjson enumer
      go-enum go-bindata statik packr2 controller-gen deepcopy-gen client-gen goimports gofmt gofumpt golint staticcheck golangci-lint govulncheck gosec
    `),
  inert: [
    {
      what: 'generates or checks Go code',
      certainty: 'by-manual',
      source: 'https://pkg.go.dev/golang.org/x/tools/cmd/stringer',
    },
  ],
};
