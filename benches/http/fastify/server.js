// The plain service that the reference server is measured beside: fastify, `pg` with named prepared statements, two
// workers. It keeps rows and nothing else: no journal, no maintained totals, no idempotency.
import cluster from 'node:cluster'
import fastify from 'fastify'
import jwt from '@fastify/jwt'
import pg from 'pg'

const { DATABASE_URL, JWT_SECRET, PORT, WORKERS = '2' } = process.env

const uuid = { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' }
const date = { type: 'string', format: 'date' }
const kind = { type: 'string', enum: ['income', 'expense'] }
const movement = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    kind,
    amount: { type: 'string' },
    currency: { type: 'string' },
    movement_date: { type: 'string' },
    description: { type: 'string' },
    category_id: { type: 'string', nullable: true },
    payee: { type: 'string', nullable: true },
    created_at: { type: 'string' }
  }
}

if (cluster.isPrimary) {
  for (let worker = 0; worker < Number(WORKERS); worker++) cluster.fork()
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      for (const worker of Object.values(cluster.workers)) worker.kill('SIGTERM')
      cluster.disconnect(() => process.exit(0))
    })
  }
} else {
  await serve()
}

async function serve () {
  // As many connections in all as the server it is compared with.
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 / Number(WORKERS) })
  // Dates stay texts, and numbers of 64 bits are read exactly.
  pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
  pg.types.setTypeParser(pg.types.builtins.INT8, BigInt)

  const app = fastify({ logger: false, bodyLimit: 1 << 20 })
  await app.register(jwt, { secret: JWT_SECRET, verify: { allowedIss: 'cashflow', allowedAud: 'cashflow', algorithms: ['HS256'] } })
  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/health/ready') return
    try {
      await request.jwtVerify()
    } catch {
      return reply.code(401).send({ error: { code: 401, message: 'the access token is not valid' } })
    }
  })
  app.get('/health/ready', async () => {
    await pool.query({ name: 'ready', text: 'select 1' })
    return { status: 'ok' }
  })

  app.post('/api/v1/movements', {
    schema: {
      body: {
        type: 'object',
        required: ['amount', 'kind', 'currency', 'movement_date'],
        properties: {
          amount: { type: 'string', pattern: '^[0-9]{1,13}(\\.[0-9]{1,2})?$' },
          currency: { type: 'string', enum: ['EUR', 'USD', 'GBP', 'MXN'] },
          kind,
          movement_date: date,
          description: { type: 'string', maxLength: 500 },
          category_id: uuid,
          payee: { type: 'string', minLength: 1, maxLength: 120 }
        }
      },
      response: { 201: movement }
    }
  }, async (request, reply) => {
    const { amount, currency, kind, movement_date, description = '', category_id = null, payee = null } = request.body
    const minor = minorOf(amount)
    if (minor <= 0n) return reply.code(400).send({ error: { code: 400, message: 'amount: must be above zero' } })
    try {
      const { rows } = await pool.query({
        name: 'create',
        text: `insert into movements (user_id, date, kind, currency, amount_minor, category_id, payee, description)
          values ($1, $2, $3, $4, $5, $6, $7, $8) returning id, created_at`,
        values: [request.user.sub, movement_date, kind, currency, minor, category_id, payee, description]
      })
      const { id, created_at } = rows[0]
      reply.code(201).header('location', `/api/v1/movements/${id}`)
      return { id, kind, amount: text(minor), currency, movement_date, description, category_id, payee, created_at: created_at.toISOString() }
    } catch (error) {
      if (error.code === '23503') return reply.code(404).send({ error: { code: 404, message: 'the category is not there' } })
      throw error
    }
  })

  const columns = 'id, date, kind, currency, amount_minor, category_id, payee, description, created_at'
  app.get('/api/v1/movements', {
    schema: {
      querystring: {
        type: 'object',
        properties: { limit: { type: 'integer', minimum: 1, maximum: 500, default: 50 }, cursor: { type: 'string' } }
      },
      response: {
        200: { type: 'object', properties: { items: { type: 'array', items: movement }, next_cursor: { type: 'string', nullable: true } } }
      }
    }
  }, async (request, reply) => {
    const { limit, cursor } = request.query
    let found
    if (cursor === undefined) {
      found = await pool.query({
        name: 'page',
        text: `select ${columns} from movements where user_id = $1 order by date desc, id desc limit $2`,
        values: [request.user.sub, limit + 1]
      })
    } else {
      const place = /^(\d{4}-\d{2}-\d{2})_(\d{1,18})$/.exec(cursor)
      if (place === null) return reply.code(400).send({ error: { code: 400, message: 'cursor: not a cursor of this list' } })
      found = await pool.query({
        name: 'next-page',
        text: `select ${columns} from movements where user_id = $1 and (date, id) < ($2, $3) order by date desc, id desc limit $4`,
        values: [request.user.sub, place[1], place[2], limit + 1]
      })
    }
    const rows = found.rows
    const more = rows.length > limit
    if (more) rows.pop()
    const items = rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      amount: text(row.amount_minor),
      currency: row.currency,
      movement_date: row.date,
      description: row.description,
      category_id: row.category_id,
      payee: row.payee,
      created_at: row.created_at.toISOString()
    }))
    const last = rows[rows.length - 1]
    return { items, next_cursor: more ? `${last.date}_${last.id}` : null }
  })

  app.get('/api/v1/reports/summary', {
    schema: {
      querystring: {
        type: 'object',
        required: ['from', 'to'],
        properties: { from: date, to: date, group_by: { type: 'string', enum: ['month,category'] } }
      }
    }
  }, async (request) => {
    const { from, to } = request.query
    const { rows } = await pool.query({
      name: 'summary',
      text: `select date_trunc('month', date::timestamp)::date as period, category_id, currency, kind, count(*) as count,
          sum(amount_minor)::bigint as minor
        from movements where user_id = $1 and date between $2 and $3 group by 1, 2, 3, 4 order by 1, 2`,
      values: [request.user.sub, from, to]
    })
    const lines = rows.map((row) => ({
      period: row.period,
      group: { by: 'category', value: row.category_id },
      currency: row.currency,
      income: row.kind === 'income' ? text(row.minor) : '0.00',
      expense: row.kind === 'expense' ? text(row.minor) : '0.00',
      count: Number(row.count)
    }))
    return { from, to, lines }
  })

  await app.listen({ host: '127.0.0.1', port: Number(PORT) })
  process.on('SIGTERM', () => process.exit(0))
}

/** A decimal text in cents, exactly. */
function minorOf (amount) {
  const [whole, cents = ''] = amount.split('.')
  return BigInt(whole + cents.padEnd(2, '0'))
}

/** Cents as a decimal text. */
function text (minor) {
  const digits = minor.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
