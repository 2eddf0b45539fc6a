// Written by `cargo codegen` from the facade: change that instead.
import Foundation

extension Movements {
    /// All items of `list`, fetched page by page as they are asked for.
    public func all(filter: MovementFilter = MovementFilter(), pageSize: UInt32 = 500) -> Pages<Movement> {
        Pages { cursor in
            let page = try await self.list(filter: filter, page: PageRequest(limit: pageSize, cursor: cursor))
            return (page.items, page.next)
        }
    }
}

extension Receipts {
    /// All items of `list`, fetched page by page as they are asked for.
    public func all(filter: ReceiptFilter = ReceiptFilter(), pageSize: UInt32 = 500) -> Pages<Receipt> {
        Pages { cursor in
            let page = try await self.list(filter: filter, page: PageRequest(limit: pageSize, cursor: cursor))
            return (page.items, page.next)
        }
    }
}
