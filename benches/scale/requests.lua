-- What wrk sends: arguments are the operation (create, page) and a file with one bearer token a line. The users take turns.
local operation, tokens, turn = nil, {}, 0

function init(args)
  operation = args[1]
  for line in io.lines(args[2]) do tokens[#tokens + 1] = "Bearer " .. line end
  math.randomseed(os.time())
end

function request()
  turn = turn % #tokens + 1
  local headers = { ["Authorization"] = tokens[turn], ["Content-Type"] = "application/json" }
  if operation == "page" then return wrk.format("GET", "/api/v1/movements?limit=50", headers) end
  local body = string.format(
    '{"amount":"%d.%02d","kind":"expense","movement_date":"2025-%02d-%02d","payee":"Shop %d"}',
    math.random(1, 199), math.random(0, 99), math.random(1, 12), math.random(1, 28), math.random(0, 15))
  return wrk.format("POST", "/api/v1/movements", headers, body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"errors":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
