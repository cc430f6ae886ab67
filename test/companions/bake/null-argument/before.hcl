target "app" {
  context = "."
  args = {
    NPM_TOKEN = null
  }
}
