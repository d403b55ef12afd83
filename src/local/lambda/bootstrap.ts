/**
 * Programs that call a handler. Arguments: the file of the event, the file for the answer, the handler, the request's id, the
 * milliseconds it may take. The answer is `{"answer": <what it returned>}` or `{"error": {...}}` in Lambda's own form.
 */
export const bootstraps: Readonly<Record<'python' | 'node', string>> = {
  python: `
import importlib, json, os, sys, time, traceback

event_file, answer_file, handler, request_id, limit = sys.argv[1:6]
deadline = time.monotonic() + int(limit) / 1000
sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
sys.argv = [handler]


class Context:
    function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
    function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
    memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
    log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
    log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
    invoked_function_arn = os.environ.pop("MLX_FUNCTION_ARN")
    aws_request_id = request_id
    identity = None
    client_context = None

    def get_remaining_time_in_millis(self):
        return max(0, int(1000 * (deadline - time.monotonic())))


def failure(message, kind, trace=()):
    return {"error": {"errorMessage": message, "errorType": kind, "requestId": request_id, "stackTrace": list(trace)}}


def thrown(error):
    return failure(str(error), type(error).__name__, traceback.format_tb(error.__traceback__)[1:])


def load():
    if "." not in handler:
        return None, failure("Bad handler '%s': not enough values to unpack (expected 2, got 1)" % handler, "Runtime.MalformedHandlerName")
    module, name = handler.rsplit(".", 1)
    try:
        found = importlib.import_module(module.replace("/", "."))
    except ImportError as error:
        return None, failure("Unable to import module '%s': %s" % (module, error), "Runtime.ImportModuleError")
    except SyntaxError as error:
        return None, failure("Syntax error in module '%s': %s" % (module, error), "Runtime.UserCodeSyntaxError")
    if not hasattr(found, name):
        return None, failure("Handler '%s' missing on module '%s'" % (name, module), "Runtime.HandlerNotFound")
    return getattr(found, name), None


def call():
    try:
        function, fault = load()
        if fault:
            return json.dumps(fault)
        with open(event_file, encoding="utf-8") as file:
            event = json.load(file)
        returned = function(event, Context())
    except Exception as error:
        return json.dumps(thrown(error))
    try:
        return json.dumps({"answer": returned})
    except (TypeError, ValueError) as error:
        return json.dumps(failure("Unable to marshal response: %s" % error, "Runtime.MarshalError"))


answer = call()
fault = json.loads(answer).get("error") if answer.startswith('{"error"') else None
if fault:
    print("[ERROR] %s: %s\\nTraceback (most recent call last):\\n%s" % (fault["errorType"], fault["errorMessage"], "".join(fault["stackTrace"])))
sys.stdout.flush()
with open(answer_file, "w", encoding="utf-8") as file:
    file.write(answer)
`,
  node: `
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [eventFile, answerFile, handler, awsRequestId, limit] = process.argv.slice(1);
const deadline = performance.now() + Number(limit);
const { env } = process;
const invokedFunctionArn = env.MLX_FUNCTION_ARN;
delete env.MLX_FUNCTION_ARN;
const context = {
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  invokedFunctionArn,
  awsRequestId,
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
};
const failure = (errorType, errorMessage, trace = []) => ({ error: { errorType, errorMessage, trace } });
const thrown = (error) =>
  error instanceof Error
    ? failure(error.name, error.message, String(error.stack).split('\\n'))
    : failure('string', String(error));

async function load() {
  const dot = handler.lastIndexOf('.');
  const [file, name] = [handler.slice(0, dot), handler.slice(dot + 1)];
  for (const ending of ['.mjs', '.js', '.cjs']) {
    let module;
    try {
      module = await import(pathToFileURL(env.LAMBDA_TASK_ROOT + '/' + file + ending).href);
    } catch (error) {
      if (error.code === 'ERR_MODULE_NOT_FOUND' && error.url?.endsWith(file + ending)) continue;
      throw error;
    }
    const found = module[name] ?? module.default?.[name];
    if (typeof found !== 'function') return { fault: failure('Runtime.HandlerNotFound', handler + ' is undefined or not exported') };
    return { found };
  }
  return { fault: failure('Runtime.ImportModuleError', "Error: Cannot find module '" + file + "'") };
}

async function call() {
  try {
    const { found, fault } = await load();
    if (fault) return fault;
    const event = JSON.parse(readFileSync(eventFile, 'utf8'));
    const answer = await new Promise((resolve, reject) => {
      const done = (error, value) => (error ? reject(error) : resolve(value));
      const returned = found(event, context, done);
      if (typeof returned?.then === 'function') returned.then(resolve, reject);
      else if (found.length < 3) resolve(returned);
    });
    return { answer: answer ?? null };
  } catch (error) {
    return thrown(error);
  }
}

const told = await call();
if (told.error) console.error('ERROR Invoke Error ' + JSON.stringify(told.error));
writeFileSync(answerFile, JSON.stringify(told));
process.exit(0);
`,
};
