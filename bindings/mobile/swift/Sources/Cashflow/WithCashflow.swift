// Opening for as long as a piece of work needs it.

/// Opens a cash flow, works with it and closes it, whatever happens: calls under way come to their end, and the files of the
/// database are released.
public func withCashflow<T>(
    _ config: Config,
    reader: ReceiptReader? = nil,
    _ work: (Cashflow) async throws -> T
) async throws -> T {
    let cashflow = try await Cashflow.open(config: config, reader: reader)
    do {
        let result = try await work(cashflow)
        try await cashflow.shutdown()
        return result
    } catch {
        try? await cashflow.shutdown()
        throw error
    }
}
