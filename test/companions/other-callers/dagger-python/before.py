import dagger

def build(src, token):
    return src.docker_build(build_args=[dagger.BuildArg("NPM_TOKEN", token)])
