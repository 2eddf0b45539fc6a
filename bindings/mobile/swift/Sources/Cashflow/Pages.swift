// Lists that are fetched page by page.

/// All items of a list, fetched page by page as they are asked for.
public struct Pages<Item>: AsyncSequence {
    public typealias Element = Item
    /// A page after a cursor (nothing: the first one), and the cursor of the next, if there is one.
    typealias Fetch = (String?) async throws -> (items: [Item], next: String?)

    let fetch: Fetch

    init(_ fetch: @escaping Fetch) {
        self.fetch = fetch
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(fetch: fetch)
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        let fetch: Fetch
        private var items: ArraySlice<Item> = []
        private var cursor: String?
        private var isLast = false

        init(fetch: @escaping Fetch) {
            self.fetch = fetch
        }

        public mutating func next() async throws -> Item? {
            while items.isEmpty && !isLast {
                let page = try await fetch(cursor)
                items = page.items[...]
                cursor = page.next
                isLast = page.next == nil
            }
            return items.popFirst()
        }
    }
}
