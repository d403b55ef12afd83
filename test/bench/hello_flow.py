from metaflow import FlowSpec, step


class HelloFlow(FlowSpec):
    @step(start=True, end=True)
    def hello(self):
        print("hello")


if __name__ == "__main__":
    HelloFlow()
