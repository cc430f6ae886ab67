variable "NPM_TOKEN" { default = "" }
variable "URL" { default = "https://x:${NPM_TOKEN}@npm.example.com" }
target "app" {
  args = {
    NPM_TOKEN = NPM_TOKEN
    V = 1
  }
}
