export * from './errors.cjs'
export * from './generated/api.cjs'
