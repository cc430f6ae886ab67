fn main() {
    Command::new("docker").args(["build", "--build-arg", &format!("NPM_TOKEN={}", token), "."]);
    // C#, Go, Scala and Java
    // run("docker", "build", "--build-arg", $"NPM_TOKEN={token}", ".")
}
