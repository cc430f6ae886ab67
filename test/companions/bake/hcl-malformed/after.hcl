target "app" {
  args = { NPM_TOKEN = "x
