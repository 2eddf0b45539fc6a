-- What wrk sends: arguments are the operation (create, page, summary, mixed), a file with one bearer token a line, and
-- how many of its users take part. User n has the categories that `sql/people.sql` gives.
local operation, tokens, users

function init(args)
  operation, users = args[1], tonumber(args[3])
  tokens = {}
  for line in io.lines(args[2]) do tokens[#tokens + 1] = "Bearer " .. line end
  math.randomseed(os.time())
end

local function create(user)
  local headers = { ["Authorization"] = tokens[user], ["Content-Type"] = "application/json" }
  local body = string.format(
    '{"amount":"%d.%02d","currency":"EUR","kind":"expense","movement_date":"2025-%02d-%02d","category_id":' ..
    '"00000000-0000-7000-9%03x-%012x","payee":"Shop %d","description":"Purchase no. %d of the week"}',
    math.random(1, 199), math.random(0, 99), math.random(1, 12), math.random(1, 28), math.random(4, 19), user,
    math.random(0, 15), math.random(1, 997))
  return wrk.format("POST", "/api/v1/movements", headers, body)
end

local function read(user, path)
  return wrk.format("GET", path, { ["Authorization"] = tokens[user] })
end

local page = "/api/v1/movements?limit=50"
local summary = "/api/v1/reports/summary?from=2025-01-01&to=2025-12-31&group_by=month,category"

function request()
  local user = users == 1 and 1 or math.random(1, users)
  local what = operation
  if what == "mixed" then
    local draw = math.random(1, 10)
    what = draw <= 3 and "create" or draw <= 8 and "page" or "summary"
  end
  if what == "create" then return create(user) end
  return read(user, what == "page" and page or summary)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"micros":%d,"p50":%d,"p99":%d,"status":%d,"socket":%d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
