resource "null_resource" "x" {
  provisioner "local-exec" {
    command = <<-EOT
      docker build \
        --build-arg NPM_TOKEN="${var.token}" \
        --build-arg V=1 .
    EOT
  }
}
