package main

func build() error {
	return sh.Run("docker", "build", "--build-arg", fmt.Sprintf("NPM_TOKEN=%s", token), ".")
}
