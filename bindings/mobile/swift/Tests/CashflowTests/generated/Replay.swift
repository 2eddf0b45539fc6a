// Written by `cargo codegen` from the facade: change that instead.
import Foundation

@testable import Cashflow

extension ActorKind: Plain {
    static func from(_ value: Json?) throws -> ActorKind {
        switch value {
        case .text("user"): return .user
        case .text("worker"): return .worker
        case .text("system"): return .system
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .user: return .text("user")
        case .worker: return .text("worker")
        case .system: return .text("system")
        }
    }
}

extension CategoryField: Plain {
    static func from(_ value: Json?) throws -> CategoryField {
        switch value {
        case .text("parent"): return .parent
        case .text("colour"): return .colour
        case .text("icon"): return .icon
        case .text("default_priority"): return .defaultPriority
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .parent: return .text("parent")
        case .colour: return .text("colour")
        case .icon: return .text("icon")
        case .defaultPriority: return .text("default_priority")
        }
    }
}

extension Comparison: Plain {
    static func from(_ value: Json?) throws -> Comparison {
        switch value {
        case .text("previous_period"): return .previousPeriod
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .previousPeriod: return .text("previous_period")
        }
    }
}

extension DraftWarning: Plain {
    static func from(_ value: Json?) throws -> DraftWarning {
        switch value {
        case .text("sums_disagree"): return .sumsDisagree
        case .text("ambiguous_date"): return .ambiguousDate
        case .text("currency_assumed"): return .currencyAssumed
        case .text("several_receipts"): return .severalReceipts
        case .text("not_a_receipt"): return .notAReceipt
        case .text("possible_duplicate"): return .possibleDuplicate
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .sumsDisagree: return .text("sums_disagree")
        case .ambiguousDate: return .text("ambiguous_date")
        case .currencyAssumed: return .text("currency_assumed")
        case .severalReceipts: return .text("several_receipts")
        case .notAReceipt: return .text("not_a_receipt")
        case .possibleDuplicate: return .text("possible_duplicate")
        }
    }
}

extension EditKind: Plain {
    static func from(_ value: Json?) throws -> EditKind {
        switch value {
        case .text("insert"): return .insert
        case .text("update"): return .update
        case .text("delete"): return .delete
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .insert: return .text("insert")
        case .update: return .text("update")
        case .delete: return .text("delete")
        }
    }
}

extension Engine: Plain {
    static func from(_ value: Json?) throws -> Engine {
        switch value {
        case .text("local"): return .local
        case .text("textract"): return .textract
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .local: return .text("local")
        case .textract: return .text("textract")
        }
    }
}

extension EntityKind: Plain {
    static func from(_ value: Json?) throws -> EntityKind {
        switch value {
        case .text("user"): return .user
        case .text("credential"): return .credential
        case .text("session"): return .session
        case .text("priority"): return .priority
        case .text("category"): return .category
        case .text("movement"): return .movement
        case .text("receipt"): return .receipt
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .user: return .text("user")
        case .credential: return .text("credential")
        case .session: return .text("session")
        case .priority: return .text("priority")
        case .category: return .text("category")
        case .movement: return .text("movement")
        case .receipt: return .text("receipt")
        }
    }
}

extension FieldSource: Plain {
    static func from(_ value: Json?) throws -> FieldSource {
        switch value {
        case .text("ocr"): return .ocr
        case .text("provider"): return .provider
        case .text("derived"): return .derived
        case .text("history"): return .history
        case .text("keyword"): return .keyword
        case .text("user"): return .user
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .ocr: return .text("ocr")
        case .provider: return .text("provider")
        case .derived: return .text("derived")
        case .history: return .text("history")
        case .keyword: return .text("keyword")
        case .user: return .text("user")
        }
    }
}

extension Grouping: Plain {
    static func from(_ value: Json?) throws -> Grouping {
        switch value {
        case .text("category"): return .category
        case .text("parent_category"): return .parentCategory
        case .text("priority"): return .priority
        case .text("payee"): return .payee
        case .text("tag"): return .tag
        case .text("account"): return .account
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .category: return .text("category")
        case .parentCategory: return .text("parent_category")
        case .priority: return .text("priority")
        case .payee: return .text("payee")
        case .tag: return .text("tag")
        case .account: return .text("account")
        }
    }
}

extension MediaType: Plain {
    static func from(_ value: Json?) throws -> MediaType {
        switch value {
        case .text("jpeg"): return .jpeg
        case .text("png"): return .png
        case .text("webp"): return .webp
        case .text("pdf"): return .pdf
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .jpeg: return .text("jpeg")
        case .png: return .text("png")
        case .webp: return .text("webp")
        case .pdf: return .text("pdf")
        }
    }
}

extension MovementField: Plain {
    static func from(_ value: Json?) throws -> MovementField {
        switch value {
        case .text("category"): return .category
        case .text("payee"): return .payee
        case .text("priority"): return .priority
        case .text("account"): return .account
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .category: return .text("category")
        case .payee: return .text("payee")
        case .priority: return .text("priority")
        case .account: return .text("account")
        }
    }
}

extension MovementKind: Plain {
    static func from(_ value: Json?) throws -> MovementKind {
        switch value {
        case .text("income"): return .income
        case .text("expense"): return .expense
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .income: return .text("income")
        case .expense: return .text("expense")
        }
    }
}

extension Owners: Plain {
    static func from(_ value: Json?) throws -> Owners {
        switch value {
        case .text("local"): return .local
        case .text("many"): return .many
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .local: return .text("local")
        case .many: return .text("many")
        }
    }
}

extension PaymentMethod: Plain {
    static func from(_ value: Json?) throws -> PaymentMethod {
        switch value {
        case .text("cash"): return .cash
        case .text("card"): return .card
        case .text("transfer"): return .transfer
        case .text("other"): return .other
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .cash: return .text("cash")
        case .card: return .text("card")
        case .transfer: return .text("transfer")
        case .other: return .text("other")
        }
    }
}

extension Period: Plain {
    static func from(_ value: Json?) throws -> Period {
        switch value {
        case .text("day"): return .day
        case .text("week"): return .week
        case .text("month"): return .month
        case .text("quarter"): return .quarter
        case .text("year"): return .year
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .day: return .text("day")
        case .week: return .text("week")
        case .month: return .text("month")
        case .quarter: return .text("quarter")
        case .year: return .text("year")
        }
    }
}

extension ReadOutcome: Plain {
    static func from(_ value: Json?) throws -> ReadOutcome {
        switch value {
        case .text("read"): return .read
        case .text("failed"): return .failed
        case .text("postponed"): return .postponed
        case .text("lost"): return .lost
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .read: return .text("read")
        case .failed: return .text("failed")
        case .postponed: return .text("postponed")
        case .lost: return .text("lost")
        }
    }
}

extension ReceiptStatus: Plain {
    static func from(_ value: Json?) throws -> ReceiptStatus {
        switch value {
        case .text("uploaded"): return .uploaded
        case .text("reading"): return .reading
        case .text("review"): return .review
        case .text("confirmed"): return .confirmed
        case .text("rejected"): return .rejected
        case .text("failed"): return .failed
        default: throw NotPlain(value)
        }
    }

    var plain: Json {
        switch self {
        case .uploaded: return .text("uploaded")
        case .reading: return .text("reading")
        case .review: return .text("review")
        case .confirmed: return .text("confirmed")
        case .rejected: return .text("rejected")
        case .failed: return .text("failed")
        }
    }
}

extension AccessClaims: Plain {
    static func from(_ value: Json?) throws -> AccessClaims {
        let value = try Json.object(value, of: ["user_id", "session_id", "issued_at", "expires_at"])
        return AccessClaims(
            userId: try value.part("user_id"),
            sessionId: try value.part("session_id"),
            issuedAt: try value.part("issued_at"),
            expiresAt: try value.part("expires_at"))
    }

    var plain: Json {
        .object([
            "user_id": userId.plain,
            "session_id": sessionId.plain,
            "issued_at": issuedAt.plain,
            "expires_at": expiresAt.plain,
        ])
    }
}

extension AmountField: Plain {
    static func from(_ value: Json?) throws -> AmountField {
        let value = try Json.object(value, of: ["value", "currency", "raw", "confidence", "source", "place"])
        return AmountField(
            value: try value.part("value"),
            currency: try value.part("currency"),
            raw: try value.part("raw"),
            confidence: try value.part("confidence"),
            source: try value.part("source"),
            place: try value.part("place"))
    }

    var plain: Json {
        .object([
            "value": value.plain,
            "currency": currency.plain,
            "raw": raw.plain,
            "confidence": confidence.plain,
            "source": source.plain,
            "place": place.plain,
        ])
    }
}

extension BalanceLine: Plain {
    static func from(_ value: Json?) throws -> BalanceLine {
        let value = try Json.object(value, of: ["period", "currency", "opening", "sums", "closing"])
        return BalanceLine(
            period: try value.part("period"),
            currency: try value.part("currency"),
            opening: try value.part("opening"),
            sums: try value.part("sums"),
            closing: try value.part("closing"))
    }

    var plain: Json {
        .object([
            "period": period.plain,
            "currency": currency.plain,
            "opening": opening.plain,
            "sums": sums.plain,
            "closing": closing.plain,
        ])
    }
}

extension Category: Plain {
    static func from(_ value: Json?) throws -> Category {
        let value = try Json.object(value, of: ["id", "version", "kind", "name", "parent_id", "colour", "icon", "default_priority_id", "archived_at", "created_at", "updated_at"])
        return Category(
            id: try value.part("id"),
            version: try value.part("version"),
            kind: try value.part("kind"),
            name: try value.part("name"),
            parentId: try value.part("parent_id"),
            colour: try value.part("colour"),
            icon: try value.part("icon"),
            defaultPriorityId: try value.part("default_priority_id"),
            archivedAt: try value.part("archived_at"),
            createdAt: try value.part("created_at"),
            updatedAt: try value.part("updated_at"))
    }

    var plain: Json {
        .object([
            "id": id.plain,
            "version": version.plain,
            "kind": kind.plain,
            "name": name.plain,
            "parent_id": parentId.plain,
            "colour": colour.plain,
            "icon": icon.plain,
            "default_priority_id": defaultPriorityId.plain,
            "archived_at": archivedAt.plain,
            "created_at": createdAt.plain,
            "updated_at": updatedAt.plain,
        ])
    }
}

extension CategoryChange: Plain {
    static func from(_ value: Json?) throws -> CategoryChange {
        let value = try Json.object(value, of: ["name", "parent_id", "colour", "icon", "default_priority_id", "archived", "clear"])
        return CategoryChange(
            name: try value.part("name"),
            parentId: try value.part("parent_id"),
            colour: try value.part("colour"),
            icon: try value.part("icon"),
            defaultPriorityId: try value.part("default_priority_id"),
            archived: try value.part("archived"),
            clear: try value.part("clear"))
    }

    var plain: Json {
        .object([
            "name": name.plain,
            "parent_id": parentId.plain,
            "colour": colour.plain,
            "icon": icon.plain,
            "default_priority_id": defaultPriorityId.plain,
            "archived": archived.plain,
            "clear": clear.plain,
        ])
    }
}

extension Change: Plain {
    static func from(_ value: Json?) throws -> Change {
        let value = try Json.object(value, of: ["entity", "entity_id", "edit", "before", "after"])
        return Change(
            entity: try value.part("entity"),
            entityId: try value.part("entity_id"),
            edit: try value.part("edit"),
            before: try value.part("before"),
            after: try value.part("after"))
    }

    var plain: Json {
        .object([
            "entity": entity.plain,
            "entity_id": entityId.plain,
            "edit": edit.plain,
            "before": before.plain,
            "after": after.plain,
        ])
    }
}

extension ChangeSet: Plain {
    static func from(_ value: Json?) throws -> ChangeSet {
        let value = try Json.object(value, of: ["id", "actor", "user_id", "worker", "at", "reason", "idempotency_key", "undoes", "changes"])
        return ChangeSet(
            id: try value.part("id"),
            actor: try value.part("actor"),
            userId: try value.part("user_id"),
            worker: try value.part("worker"),
            at: try value.part("at"),
            reason: try value.part("reason"),
            idempotencyKey: try value.part("idempotency_key"),
            undoes: try value.part("undoes"),
            changes: try value.part("changes"))
    }

    var plain: Json {
        .object([
            "id": id.plain,
            "actor": actor.plain,
            "user_id": userId.plain,
            "worker": worker.plain,
            "at": at.plain,
            "reason": reason.plain,
            "idempotency_key": idempotencyKey.plain,
            "undoes": undoes.plain,
            "changes": changes.plain,
        ])
    }
}

extension Config: Plain {
    static func from(_ value: Json?) throws -> Config {
        let value = try Json.object(value, of: ["database", "storage", "reader", "models", "owners", "owner", "token_secrets", "max_file_size", "access_token_seconds", "refresh_token_seconds"])
        return Config(
            database: try value.part("database"),
            storage: try value.part("storage"),
            reader: try value.part("reader"),
            models: try value.part("models"),
            owners: try value.part("owners"),
            owner: try value.part("owner"),
            tokenSecrets: try value.part("token_secrets"),
            maxFileSize: try value.part("max_file_size"),
            accessTokenSeconds: try value.part("access_token_seconds"),
            refreshTokenSeconds: try value.part("refresh_token_seconds"))
    }

    var plain: Json {
        .object([
            "database": database.plain,
            "storage": storage.plain,
            "reader": reader.plain,
            "models": models.plain,
            "owners": owners.plain,
            "owner": owner.plain,
            "token_secrets": tokenSecrets.plain,
            "max_file_size": maxFileSize.plain,
            "access_token_seconds": accessTokenSeconds.plain,
            "refresh_token_seconds": refreshTokenSeconds.plain,
        ])
    }
}

extension Confirmation: Plain {
    static func from(_ value: Json?) throws -> Confirmation {
        let value = try Json.object(value, of: ["correction", "kind", "description", "tags", "account", "movement_id"])
        return Confirmation(
            correction: try value.part("correction"),
            kind: try value.part("kind"),
            description: try value.part("description"),
            tags: try value.part("tags"),
            account: try value.part("account"),
            movementId: try value.part("movement_id"))
    }

    var plain: Json {
        .object([
            "correction": correction.plain,
            "kind": kind.plain,
            "description": description.plain,
            "tags": tags.plain,
            "account": account.plain,
            "movement_id": movementId.plain,
        ])
    }
}

extension Confirmed: Plain {
    static func from(_ value: Json?) throws -> Confirmed {
        let value = try Json.object(value, of: ["receipt", "movement"])
        return Confirmed(
            receipt: try value.part("receipt"),
            movement: try value.part("movement"))
    }

    var plain: Json {
        .object([
            "receipt": receipt.plain,
            "movement": movement.plain,
        ])
    }
}

extension Correction: Plain {
    static func from(_ value: Json?) throws -> Correction {
        let value = try Json.object(value, of: ["merchant", "date", "total", "currency", "category_id", "priority_id"])
        return Correction(
            merchant: try value.part("merchant"),
            date: try value.part("date"),
            total: try value.part("total"),
            currency: try value.part("currency"),
            categoryId: try value.part("category_id"),
            priorityId: try value.part("priority_id"))
    }

    var plain: Json {
        .object([
            "merchant": merchant.plain,
            "date": date.plain,
            "total": total.plain,
            "currency": currency.plain,
            "category_id": categoryId.plain,
            "priority_id": priorityId.plain,
        ])
    }
}

extension DateRange: Plain {
    static func from(_ value: Json?) throws -> DateRange {
        let value = try Json.object(value, of: ["date_from", "date_to"])
        return DateRange(
            dateFrom: try value.part("date_from"),
            dateTo: try value.part("date_to"))
    }

    var plain: Json {
        .object([
            "date_from": dateFrom.plain,
            "date_to": dateTo.plain,
        ])
    }
}

extension DayField: Plain {
    static func from(_ value: Json?) throws -> DayField {
        let value = try Json.object(value, of: ["value", "raw", "confidence", "source", "place"])
        return DayField(
            value: try value.part("value"),
            raw: try value.part("raw"),
            confidence: try value.part("confidence"),
            source: try value.part("source"),
            place: try value.part("place"))
    }

    var plain: Json {
        .object([
            "value": value.plain,
            "raw": raw.plain,
            "confidence": confidence.plain,
            "source": source.plain,
            "place": place.plain,
        ])
    }
}

extension Document: Plain {
    static func from(_ value: Json?) throws -> Document {
        let value = try Json.object(value, of: ["content", "media_type"])
        return Document(
            content: try value.part("content"),
            mediaType: try value.part("media_type"))
    }

    var plain: Json {
        .object([
            "content": content.plain,
            "media_type": mediaType.plain,
        ])
    }
}

extension IdField: Plain {
    static func from(_ value: Json?) throws -> IdField {
        let value = try Json.object(value, of: ["value", "raw", "confidence", "source", "place"])
        return IdField(
            value: try value.part("value"),
            raw: try value.part("raw"),
            confidence: try value.part("confidence"),
            source: try value.part("source"),
            place: try value.part("place"))
    }

    var plain: Json {
        .object([
            "value": value.plain,
            "raw": raw.plain,
            "confidence": confidence.plain,
            "source": source.plain,
            "place": place.plain,
        ])
    }
}

extension JournalEntry: Plain {
    static func from(_ value: Json?) throws -> JournalEntry {
        let value = try Json.object(value, of: ["sequence", "change_set"])
        return JournalEntry(
            sequence: try value.part("sequence"),
            changeSet: try value.part("change_set"))
    }

    var plain: Json {
        .object([
            "sequence": sequence.plain,
            "change_set": changeSet.plain,
        ])
    }
}

extension LineItem: Plain {
    static func from(_ value: Json?) throws -> LineItem {
        let value = try Json.object(value, of: ["description", "quantity", "unit_price", "amount"])
        return LineItem(
            description: try value.part("description"),
            quantity: try value.part("quantity"),
            unitPrice: try value.part("unit_price"),
            amount: try value.part("amount"))
    }

    var plain: Json {
        .object([
            "description": description.plain,
            "quantity": quantity.plain,
            "unit_price": unitPrice.plain,
            "amount": amount.plain,
        ])
    }
}

extension Money: Plain {
    static func from(_ value: Json?) throws -> Money {
        let value = try Json.object(value, of: ["amount", "currency"])
        return Money(
            amount: try value.part("amount"),
            currency: try value.part("currency"))
    }

    var plain: Json {
        .object([
            "amount": amount.plain,
            "currency": currency.plain,
        ])
    }
}

extension Movement: Plain {
    static func from(_ value: Json?) throws -> Movement {
        let value = try Json.object(value, of: ["id", "version", "kind", "amount", "currency", "date", "description", "category_id", "payee", "priority_id", "tags", "account", "receipt_id", "created_at", "updated_at"])
        return Movement(
            id: try value.part("id"),
            version: try value.part("version"),
            kind: try value.part("kind"),
            amount: try value.part("amount"),
            currency: try value.part("currency"),
            date: try value.part("date"),
            description: try value.part("description"),
            categoryId: try value.part("category_id"),
            payee: try value.part("payee"),
            priorityId: try value.part("priority_id"),
            tags: try value.part("tags"),
            account: try value.part("account"),
            receiptId: try value.part("receipt_id"),
            createdAt: try value.part("created_at"),
            updatedAt: try value.part("updated_at"))
    }

    var plain: Json {
        .object([
            "id": id.plain,
            "version": version.plain,
            "kind": kind.plain,
            "amount": amount.plain,
            "currency": currency.plain,
            "date": date.plain,
            "description": description.plain,
            "category_id": categoryId.plain,
            "payee": payee.plain,
            "priority_id": priorityId.plain,
            "tags": tags.plain,
            "account": account.plain,
            "receipt_id": receiptId.plain,
            "created_at": createdAt.plain,
            "updated_at": updatedAt.plain,
        ])
    }
}

extension MovementChange: Plain {
    static func from(_ value: Json?) throws -> MovementChange {
        let value = try Json.object(value, of: ["kind", "amount", "currency", "date", "description", "category_id", "payee", "priority_id", "tags", "account", "clear"])
        return MovementChange(
            kind: try value.part("kind"),
            amount: try value.part("amount"),
            currency: try value.part("currency"),
            date: try value.part("date"),
            description: try value.part("description"),
            categoryId: try value.part("category_id"),
            payee: try value.part("payee"),
            priorityId: try value.part("priority_id"),
            tags: try value.part("tags"),
            account: try value.part("account"),
            clear: try value.part("clear"))
    }

    var plain: Json {
        .object([
            "kind": kind.plain,
            "amount": amount.plain,
            "currency": currency.plain,
            "date": date.plain,
            "description": description.plain,
            "category_id": categoryId.plain,
            "payee": payee.plain,
            "priority_id": priorityId.plain,
            "tags": tags.plain,
            "account": account.plain,
            "clear": clear.plain,
        ])
    }
}

extension MovementFilter: Plain {
    static func from(_ value: Json?) throws -> MovementFilter {
        let value = try Json.object(value, of: ["date_from", "date_to", "kind", "category_id", "uncategorised", "min", "max", "currency", "text", "tag", "priority_id", "account", "receipt_id"])
        return MovementFilter(
            dateFrom: try value.part("date_from"),
            dateTo: try value.part("date_to"),
            kind: try value.part("kind"),
            categoryId: try value.part("category_id"),
            uncategorised: try value.part("uncategorised"),
            min: try value.part("min"),
            max: try value.part("max"),
            currency: try value.part("currency"),
            text: try value.part("text"),
            tag: try value.part("tag"),
            priorityId: try value.part("priority_id"),
            account: try value.part("account"),
            receiptId: try value.part("receipt_id"))
    }

    var plain: Json {
        .object([
            "date_from": dateFrom.plain,
            "date_to": dateTo.plain,
            "kind": kind.plain,
            "category_id": categoryId.plain,
            "uncategorised": uncategorised.plain,
            "min": min.plain,
            "max": max.plain,
            "currency": currency.plain,
            "text": text.plain,
            "tag": tag.plain,
            "priority_id": priorityId.plain,
            "account": account.plain,
            "receipt_id": receiptId.plain,
        ])
    }
}

extension MovementPage: Plain {
    static func from(_ value: Json?) throws -> MovementPage {
        let value = try Json.object(value, of: ["items", "next", "previous"])
        return MovementPage(
            items: try value.part("items"),
            next: try value.part("next"),
            previous: try value.part("previous"))
    }

    var plain: Json {
        .object([
            "items": items.plain,
            "next": next.plain,
            "previous": previous.plain,
        ])
    }
}

extension NewCategory: Plain {
    static func from(_ value: Json?) throws -> NewCategory {
        let value = try Json.object(value, of: ["kind", "name", "parent_id", "colour", "icon", "default_priority_id", "id"])
        return NewCategory(
            kind: try value.part("kind"),
            name: try value.part("name"),
            parentId: try value.part("parent_id"),
            colour: try value.part("colour"),
            icon: try value.part("icon"),
            defaultPriorityId: try value.part("default_priority_id"),
            id: try value.part("id"))
    }

    var plain: Json {
        .object([
            "kind": kind.plain,
            "name": name.plain,
            "parent_id": parentId.plain,
            "colour": colour.plain,
            "icon": icon.plain,
            "default_priority_id": defaultPriorityId.plain,
            "id": id.plain,
        ])
    }
}

extension NewMovement: Plain {
    static func from(_ value: Json?) throws -> NewMovement {
        let value = try Json.object(value, of: ["kind", "amount", "date", "currency", "description", "category_id", "payee", "priority_id", "tags", "account", "id"])
        return NewMovement(
            kind: try value.part("kind"),
            amount: try value.part("amount"),
            date: try value.part("date"),
            currency: try value.part("currency"),
            description: try value.part("description"),
            categoryId: try value.part("category_id"),
            payee: try value.part("payee"),
            priorityId: try value.part("priority_id"),
            tags: try value.part("tags"),
            account: try value.part("account"),
            id: try value.part("id"))
    }

    var plain: Json {
        .object([
            "kind": kind.plain,
            "amount": amount.plain,
            "date": date.plain,
            "currency": currency.plain,
            "description": description.plain,
            "category_id": categoryId.plain,
            "payee": payee.plain,
            "priority_id": priorityId.plain,
            "tags": tags.plain,
            "account": account.plain,
            "id": id.plain,
        ])
    }
}

extension NewPriority: Plain {
    static func from(_ value: Json?) throws -> NewPriority {
        let value = try Json.object(value, of: ["name", "rank"])
        return NewPriority(
            name: try value.part("name"),
            rank: try value.part("rank"))
    }

    var plain: Json {
        .object([
            "name": name.plain,
            "rank": rank.plain,
        ])
    }
}

extension NewUser: Plain {
    static func from(_ value: Json?) throws -> NewUser {
        let value = try Json.object(value, of: ["name", "email", "password", "currency", "locale", "time_zone"])
        return NewUser(
            name: try value.part("name"),
            email: try value.part("email"),
            password: try value.part("password"),
            currency: try value.part("currency"),
            locale: try value.part("locale"),
            timeZone: try value.part("time_zone"))
    }

    var plain: Json {
        .object([
            "name": name.plain,
            "email": email.plain,
            "password": password.plain,
            "currency": currency.plain,
            "locale": locale.plain,
            "time_zone": timeZone.plain,
        ])
    }
}

extension Owner: Plain {
    static func from(_ value: Json?) throws -> Owner {
        let value = try Json.object(value, of: ["name", "currency", "locale", "time_zone"])
        return Owner(
            name: try value.part("name"),
            currency: try value.part("currency"),
            locale: try value.part("locale"),
            timeZone: try value.part("time_zone"))
    }

    var plain: Json {
        .object([
            "name": name.plain,
            "currency": currency.plain,
            "locale": locale.plain,
            "time_zone": timeZone.plain,
        ])
    }
}

extension PageRequest: Plain {
    static func from(_ value: Json?) throws -> PageRequest {
        let value = try Json.object(value, of: ["limit", "cursor"])
        return PageRequest(
            limit: try value.part("limit"),
            cursor: try value.part("cursor"))
    }

    var plain: Json {
        .object([
            "limit": limit.plain,
            "cursor": cursor.plain,
        ])
    }
}

extension PaymentField: Plain {
    static func from(_ value: Json?) throws -> PaymentField {
        let value = try Json.object(value, of: ["value", "raw", "confidence", "source", "place"])
        return PaymentField(
            value: try value.part("value"),
            raw: try value.part("raw"),
            confidence: try value.part("confidence"),
            source: try value.part("source"),
            place: try value.part("place"))
    }

    var plain: Json {
        .object([
            "value": value.plain,
            "raw": raw.plain,
            "confidence": confidence.plain,
            "source": source.plain,
            "place": place.plain,
        ])
    }
}

extension Place: Plain {
    static func from(_ value: Json?) throws -> Place {
        let value = try Json.object(value, of: ["page", "corners"])
        return Place(
            page: try value.part("page"),
            corners: try value.part("corners"))
    }

    var plain: Json {
        .object([
            "page": page.plain,
            "corners": corners.plain,
        ])
    }
}

extension Point: Plain {
    static func from(_ value: Json?) throws -> Point {
        let value = try Json.object(value, of: ["x", "y"])
        return Point(
            x: try value.part("x"),
            y: try value.part("y"))
    }

    var plain: Json {
        .object([
            "x": x.plain,
            "y": y.plain,
        ])
    }
}

extension Priority: Plain {
    static func from(_ value: Json?) throws -> Priority {
        let value = try Json.object(value, of: ["id", "version", "name", "rank", "created_at", "updated_at"])
        return Priority(
            id: try value.part("id"),
            version: try value.part("version"),
            name: try value.part("name"),
            rank: try value.part("rank"),
            createdAt: try value.part("created_at"),
            updatedAt: try value.part("updated_at"))
    }

    var plain: Json {
        .object([
            "id": id.plain,
            "version": version.plain,
            "name": name.plain,
            "rank": rank.plain,
            "created_at": createdAt.plain,
            "updated_at": updatedAt.plain,
        ])
    }
}

extension PriorityChange: Plain {
    static func from(_ value: Json?) throws -> PriorityChange {
        let value = try Json.object(value, of: ["name", "rank"])
        return PriorityChange(
            name: try value.part("name"),
            rank: try value.part("rank"))
    }

    var plain: Json {
        .object([
            "name": name.plain,
            "rank": rank.plain,
        ])
    }
}

extension ProfileChange: Plain {
    static func from(_ value: Json?) throws -> ProfileChange {
        let value = try Json.object(value, of: ["name", "currency", "locale", "time_zone"])
        return ProfileChange(
            name: try value.part("name"),
            currency: try value.part("currency"),
            locale: try value.part("locale"),
            timeZone: try value.part("time_zone"))
    }

    var plain: Json {
        .object([
            "name": name.plain,
            "currency": currency.plain,
            "locale": locale.plain,
            "time_zone": timeZone.plain,
        ])
    }
}

extension QueueState: Plain {
    static func from(_ value: Json?) throws -> QueueState {
        let value = try Json.object(value, of: ["queued", "reading", "oldest_due"])
        return QueueState(
            queued: try value.part("queued"),
            reading: try value.part("reading"),
            oldestDue: try value.part("oldest_due"))
    }

    var plain: Json {
        .object([
            "queued": queued.plain,
            "reading": reading.plain,
            "oldest_due": oldestDue.plain,
        ])
    }
}

extension Reading: Plain {
    static func from(_ value: Json?) throws -> Reading {
        let value = try Json.object(value, of: ["engine", "pages"])
        return Reading(
            engine: try value.part("engine"),
            pages: try value.part("pages"))
    }

    var plain: Json {
        .object([
            "engine": engine.plain,
            "pages": pages.plain,
        ])
    }
}

extension ReadingLine: Plain {
    static func from(_ value: Json?) throws -> ReadingLine {
        let value = try Json.object(value, of: ["text", "confidence", "corners", "words"])
        return ReadingLine(
            text: try value.part("text"),
            confidence: try value.part("confidence"),
            corners: try value.part("corners"),
            words: try value.part("words"))
    }

    var plain: Json {
        .object([
            "text": text.plain,
            "confidence": confidence.plain,
            "corners": corners.plain,
            "words": words.plain,
        ])
    }
}

extension ReadingPage: Plain {
    static func from(_ value: Json?) throws -> ReadingPage {
        let value = try Json.object(value, of: ["width", "height", "lines"])
        return ReadingPage(
            width: try value.part("width"),
            height: try value.part("height"),
            lines: try value.part("lines"))
    }

    var plain: Json {
        .object([
            "width": width.plain,
            "height": height.plain,
            "lines": lines.plain,
        ])
    }
}

extension ReadingWord: Plain {
    static func from(_ value: Json?) throws -> ReadingWord {
        let value = try Json.object(value, of: ["text", "confidence", "corners"])
        return ReadingWord(
            text: try value.part("text"),
            confidence: try value.part("confidence"),
            corners: try value.part("corners"))
    }

    var plain: Json {
        .object([
            "text": text.plain,
            "confidence": confidence.plain,
            "corners": corners.plain,
        ])
    }
}

extension Receipt: Plain {
    static func from(_ value: Json?) throws -> Receipt {
        let value = try Json.object(value, of: ["id", "version", "status", "file", "file_name", "part", "attempts", "draft", "movement_id", "due", "worker", "failure_code", "failure_message", "created_at", "updated_at"])
        return Receipt(
            id: try value.part("id"),
            version: try value.part("version"),
            status: try value.part("status"),
            file: try value.part("file"),
            fileName: try value.part("file_name"),
            part: try value.part("part"),
            attempts: try value.part("attempts"),
            draft: try value.part("draft"),
            movementId: try value.part("movement_id"),
            due: try value.part("due"),
            worker: try value.part("worker"),
            failureCode: try value.part("failure_code"),
            failureMessage: try value.part("failure_message"),
            createdAt: try value.part("created_at"),
            updatedAt: try value.part("updated_at"))
    }

    var plain: Json {
        .object([
            "id": id.plain,
            "version": version.plain,
            "status": status.plain,
            "file": file.plain,
            "file_name": fileName.plain,
            "part": part.plain,
            "attempts": attempts.plain,
            "draft": draft.plain,
            "movement_id": movementId.plain,
            "due": due.plain,
            "worker": worker.plain,
            "failure_code": failureCode.plain,
            "failure_message": failureMessage.plain,
            "created_at": createdAt.plain,
            "updated_at": updatedAt.plain,
        ])
    }
}

extension ReceiptDraft: Plain {
    static func from(_ value: Json?) throws -> ReceiptDraft {
        let value = try Json.object(value, of: ["merchant", "tax_id", "date", "currency", "total", "subtotal", "tip", "discount", "rounding", "taxes", "payment", "items", "category", "priority", "warnings"])
        return ReceiptDraft(
            merchant: try value.part("merchant"),
            taxId: try value.part("tax_id"),
            date: try value.part("date"),
            currency: try value.part("currency"),
            total: try value.part("total"),
            subtotal: try value.part("subtotal"),
            tip: try value.part("tip"),
            discount: try value.part("discount"),
            rounding: try value.part("rounding"),
            taxes: try value.part("taxes"),
            payment: try value.part("payment"),
            items: try value.part("items"),
            category: try value.part("category"),
            priority: try value.part("priority"),
            warnings: try value.part("warnings"))
    }

    var plain: Json {
        .object([
            "merchant": merchant.plain,
            "tax_id": taxId.plain,
            "date": date.plain,
            "currency": currency.plain,
            "total": total.plain,
            "subtotal": subtotal.plain,
            "tip": tip.plain,
            "discount": discount.plain,
            "rounding": rounding.plain,
            "taxes": taxes.plain,
            "payment": payment.plain,
            "items": items.plain,
            "category": category.plain,
            "priority": priority.plain,
            "warnings": warnings.plain,
        ])
    }
}

extension ReceiptFile: Plain {
    static func from(_ value: Json?) throws -> ReceiptFile {
        let value = try Json.object(value, of: ["file", "content"])
        return ReceiptFile(
            file: try value.part("file"),
            content: try value.part("content"))
    }

    var plain: Json {
        .object([
            "file": file.plain,
            "content": content.plain,
        ])
    }
}

extension ReceiptFilter: Plain {
    static func from(_ value: Json?) throws -> ReceiptFilter {
        let value = try Json.object(value, of: ["status"])
        return ReceiptFilter(
            status: try value.part("status"))
    }

    var plain: Json {
        .object([
            "status": status.plain,
        ])
    }
}

extension ReceiptPage: Plain {
    static func from(_ value: Json?) throws -> ReceiptPage {
        let value = try Json.object(value, of: ["items", "next", "previous"])
        return ReceiptPage(
            items: try value.part("items"),
            next: try value.part("next"),
            previous: try value.part("previous"))
    }

    var plain: Json {
        .object([
            "items": items.plain,
            "next": next.plain,
            "previous": previous.plain,
        ])
    }
}

extension SignIn: Plain {
    static func from(_ value: Json?) throws -> SignIn {
        let value = try Json.object(value, of: ["user_id", "access_token", "expires_at", "refresh_token"])
        return SignIn(
            userId: try value.part("user_id"),
            accessToken: try value.part("access_token"),
            expiresAt: try value.part("expires_at"),
            refreshToken: try value.part("refresh_token"))
    }

    var plain: Json {
        .object([
            "user_id": userId.plain,
            "access_token": accessToken.plain,
            "expires_at": expiresAt.plain,
            "refresh_token": refreshToken.plain,
        ])
    }
}

extension Snapshot: Plain {
    static func from(_ value: Json?) throws -> Snapshot {
        let value = try Json.object(value, of: ["user", "priority", "category", "movement", "receipt"])
        return Snapshot(
            user: try value.part("user"),
            priority: try value.part("priority"),
            category: try value.part("category"),
            movement: try value.part("movement"),
            receipt: try value.part("receipt"))
    }

    var plain: Json {
        .object([
            "user": user.plain,
            "priority": priority.plain,
            "category": category.plain,
            "movement": movement.plain,
            "receipt": receipt.plain,
        ])
    }
}

extension StoredFile: Plain {
    static func from(_ value: Json?) throws -> StoredFile {
        let value = try Json.object(value, of: ["sha256", "media_type", "size"])
        return StoredFile(
            sha256: try value.part("sha256"),
            mediaType: try value.part("media_type"),
            size: try value.part("size"))
    }

    var plain: Json {
        .object([
            "sha256": sha256.plain,
            "media_type": mediaType.plain,
            "size": size.plain,
        ])
    }
}

extension Summary: Plain {
    static func from(_ value: Json?) throws -> Summary {
        let value = try Json.object(value, of: ["date_from", "date_to", "compared_from", "compared_to", "lines", "totals"])
        return Summary(
            dateFrom: try value.part("date_from"),
            dateTo: try value.part("date_to"),
            comparedFrom: try value.part("compared_from"),
            comparedTo: try value.part("compared_to"),
            lines: try value.part("lines"),
            totals: try value.part("totals"))
    }

    var plain: Json {
        .object([
            "date_from": dateFrom.plain,
            "date_to": dateTo.plain,
            "compared_from": comparedFrom.plain,
            "compared_to": comparedTo.plain,
            "lines": lines.plain,
            "totals": totals.plain,
        ])
    }
}

extension SummaryLine: Plain {
    static func from(_ value: Json?) throws -> SummaryLine {
        let value = try Json.object(value, of: ["period", "category_id", "priority_id", "label", "currency", "sums", "previous"])
        return SummaryLine(
            period: try value.part("period"),
            categoryId: try value.part("category_id"),
            priorityId: try value.part("priority_id"),
            label: try value.part("label"),
            currency: try value.part("currency"),
            sums: try value.part("sums"),
            previous: try value.part("previous"))
    }

    var plain: Json {
        .object([
            "period": period.plain,
            "category_id": categoryId.plain,
            "priority_id": priorityId.plain,
            "label": label.plain,
            "currency": currency.plain,
            "sums": sums.plain,
            "previous": previous.plain,
        ])
    }
}

extension SummaryRequest: Plain {
    static func from(_ value: Json?) throws -> SummaryRequest {
        let value = try Json.object(value, of: ["date_from", "date_to", "period", "group", "compare", "kind", "category_id", "priority_id", "currency", "account"])
        return SummaryRequest(
            dateFrom: try value.part("date_from"),
            dateTo: try value.part("date_to"),
            period: try value.part("period"),
            group: try value.part("group"),
            compare: try value.part("compare"),
            kind: try value.part("kind"),
            categoryId: try value.part("category_id"),
            priorityId: try value.part("priority_id"),
            currency: try value.part("currency"),
            account: try value.part("account"))
    }

    var plain: Json {
        .object([
            "date_from": dateFrom.plain,
            "date_to": dateTo.plain,
            "period": period.plain,
            "group": group.plain,
            "compare": compare.plain,
            "kind": kind.plain,
            "category_id": categoryId.plain,
            "priority_id": priorityId.plain,
            "currency": currency.plain,
            "account": account.plain,
        ])
    }
}

extension Sums: Plain {
    static func from(_ value: Json?) throws -> Sums {
        let value = try Json.object(value, of: ["income", "expense", "net", "count"])
        return Sums(
            income: try value.part("income"),
            expense: try value.part("expense"),
            net: try value.part("net"),
            count: try value.part("count"))
    }

    var plain: Json {
        .object([
            "income": income.plain,
            "expense": expense.plain,
            "net": net.plain,
            "count": count.plain,
        ])
    }
}

extension TaxLine: Plain {
    static func from(_ value: Json?) throws -> TaxLine {
        let value = try Json.object(value, of: ["rate", "base", "amount"])
        return TaxLine(
            rate: try value.part("rate"),
            base: try value.part("base"),
            amount: try value.part("amount"))
    }

    var plain: Json {
        .object([
            "rate": rate.plain,
            "base": base.plain,
            "amount": amount.plain,
        ])
    }
}

extension TextField: Plain {
    static func from(_ value: Json?) throws -> TextField {
        let value = try Json.object(value, of: ["value", "raw", "confidence", "source", "place"])
        return TextField(
            value: try value.part("value"),
            raw: try value.part("raw"),
            confidence: try value.part("confidence"),
            source: try value.part("source"),
            place: try value.part("place"))
    }

    var plain: Json {
        .object([
            "value": value.plain,
            "raw": raw.plain,
            "confidence": confidence.plain,
            "source": source.plain,
            "place": place.plain,
        ])
    }
}

extension TotalsDrift: Plain {
    static func from(_ value: Json?) throws -> TotalsDrift {
        let value = try Json.object(value, of: ["month", "kind", "category_id", "priority_id", "currency", "kept", "kept_count", "actual", "actual_count"])
        return TotalsDrift(
            month: try value.part("month"),
            kind: try value.part("kind"),
            categoryId: try value.part("category_id"),
            priorityId: try value.part("priority_id"),
            currency: try value.part("currency"),
            kept: try value.part("kept"),
            keptCount: try value.part("kept_count"),
            actual: try value.part("actual"),
            actualCount: try value.part("actual_count"))
    }

    var plain: Json {
        .object([
            "month": month.plain,
            "kind": kind.plain,
            "category_id": categoryId.plain,
            "priority_id": priorityId.plain,
            "currency": currency.plain,
            "kept": kept.plain,
            "kept_count": keptCount.plain,
            "actual": actual.plain,
            "actual_count": actualCount.plain,
        ])
    }
}

extension Upload: Plain {
    static func from(_ value: Json?) throws -> Upload {
        let value = try Json.object(value, of: ["receipt", "duplicate"])
        return Upload(
            receipt: try value.part("receipt"),
            duplicate: try value.part("duplicate"))
    }

    var plain: Json {
        .object([
            "receipt": receipt.plain,
            "duplicate": duplicate.plain,
        ])
    }
}

extension User: Plain {
    static func from(_ value: Json?) throws -> User {
        let value = try Json.object(value, of: ["id", "version", "name", "email", "currency", "locale", "time_zone", "created_at", "updated_at"])
        return User(
            id: try value.part("id"),
            version: try value.part("version"),
            name: try value.part("name"),
            email: try value.part("email"),
            currency: try value.part("currency"),
            locale: try value.part("locale"),
            timeZone: try value.part("time_zone"),
            createdAt: try value.part("created_at"),
            updatedAt: try value.part("updated_at"))
    }

    var plain: Json {
        .object([
            "id": id.plain,
            "version": version.plain,
            "name": name.plain,
            "email": email.plain,
            "currency": currency.plain,
            "locale": locale.plain,
            "time_zone": timeZone.plain,
            "created_at": createdAt.plain,
            "updated_at": updatedAt.plain,
        ])
    }
}

/// Calls a method of the facade by its name there.
func replay(_ method: String, on root: Cashflow, _ input: Json) async throws -> Outcome {
    switch method {
    case "close":
        _ = try Json.object(input, of: [])
        try await root.shutdown()
        return .value(.null)
    case "is_closed":
        _ = try Json.object(input, of: [])
        let result = root.isClosed()
        return .value(result.plain)
    case "signed_in":
        let value = try Json.object(input, of: ["access_token"])
        return .handle(try root.signedIn(accessToken: try value.part("access_token")))
    case "acting_for":
        let value = try Json.object(input, of: ["user_id"])
        return .handle(try root.actingFor(userId: try value.part("user_id")))
    case "idempotent":
        let value = try Json.object(input, of: ["key"])
        return .handle(try root.idempotent(key: try value.part("key")))
    case "owner_id":
        _ = try Json.object(input, of: [])
        let result = root.ownerId()
        return .value(result.plain)
    case "users.register":
        let value = try Json.object(input, of: ["user"])
        let result = try await root.users().register(user: try value.part("user"))
        return .value(result.plain)
    case "users.log_in":
        let value = try Json.object(input, of: ["email", "password"])
        let result = try await root.users().logIn(email: try value.part("email"), password: try value.part("password"))
        return .value(result.plain)
    case "users.refresh":
        let value = try Json.object(input, of: ["refresh_token"])
        let result = try await root.users().refresh(refreshToken: try value.part("refresh_token"))
        return .value(result.plain)
    case "users.log_out":
        let value = try Json.object(input, of: ["refresh_token"])
        try await root.users().logOut(refreshToken: try value.part("refresh_token"))
        return .value(.null)
    case "users.authenticate":
        let value = try Json.object(input, of: ["access_token"])
        let result = try await root.users().authenticate(accessToken: try value.part("access_token"))
        return .value(result.plain)
    case "users.change_password":
        let value = try Json.object(input, of: ["user_id", "password", "new_password"])
        try await root.users().changePassword(userId: try value.part("user_id"), password: try value.part("password"), newPassword: try value.part("new_password"))
        return .value(.null)
    case "users.change_email":
        let value = try Json.object(input, of: ["user_id", "password", "email"])
        let result = try await root.users().changeEmail(userId: try value.part("user_id"), password: try value.part("password"), email: try value.part("email"))
        return .value(result.plain)
    case "users.delete":
        let value = try Json.object(input, of: ["user_id", "password"])
        try await root.users().delete(userId: try value.part("user_id"), password: try value.part("password"))
        return .value(.null)
    case "users.sweep_deleted":
        let value = try Json.object(input, of: ["older_than_seconds"])
        try await root.users().sweepDeleted(olderThanSeconds: try value.part("older_than_seconds"))
        return .value(.null)
    case "profile.get":
        _ = try Json.object(input, of: [])
        let result = try await root.profile().get()
        return .value(result.plain)
    case "profile.today":
        _ = try Json.object(input, of: [])
        let result = try await root.profile().today()
        return .value(result.plain)
    case "profile.change":
        let value = try Json.object(input, of: ["change", "version"])
        let result = try await root.profile().change(change: try value.part("change"), version: try value.part("version"))
        return .value(result.plain)
    case "categories.list":
        _ = try Json.object(input, of: [])
        let result = try await root.categories().list()
        return .value(result.plain)
    case "categories.get":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.categories().get(id: try value.part("id"))
        return .value(result.plain)
    case "categories.named":
        let value = try Json.object(input, of: ["kind", "name"])
        let result = try await root.categories().named(kind: try value.part("kind"), name: try value.part("name"))
        return .value(result.plain)
    case "categories.create":
        let value = try Json.object(input, of: ["category"])
        let result = try await root.categories().create(category: try value.part("category"))
        return .value(result.plain)
    case "categories.change":
        let value = try Json.object(input, of: ["id", "change", "version"])
        let result = try await root.categories().change(id: try value.part("id"), change: try value.part("change"), version: try value.part("version"))
        return .value(result.plain)
    case "categories.archive":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.categories().archive(id: try value.part("id"))
        return .value(result.plain)
    case "categories.delete":
        let value = try Json.object(input, of: ["id", "version"])
        try await root.categories().delete(id: try value.part("id"), version: try value.part("version"))
        return .value(.null)
    case "categories.merge":
        let value = try Json.object(input, of: ["id", "into"])
        let result = try await root.categories().merge(id: try value.part("id"), into: try value.part("into"))
        return .value(result.plain)
    case "priorities.list":
        _ = try Json.object(input, of: [])
        let result = try await root.priorities().list()
        return .value(result.plain)
    case "priorities.get":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.priorities().get(id: try value.part("id"))
        return .value(result.plain)
    case "priorities.create":
        let value = try Json.object(input, of: ["priority"])
        let result = try await root.priorities().create(priority: try value.part("priority"))
        return .value(result.plain)
    case "priorities.change":
        let value = try Json.object(input, of: ["id", "change", "version"])
        let result = try await root.priorities().change(id: try value.part("id"), change: try value.part("change"), version: try value.part("version"))
        return .value(result.plain)
    case "priorities.delete":
        let value = try Json.object(input, of: ["id", "version"])
        try await root.priorities().delete(id: try value.part("id"), version: try value.part("version"))
        return .value(.null)
    case "movements.record":
        let value = try Json.object(input, of: ["movement"])
        let result = try await root.movements().record(movement: try value.part("movement"))
        return .value(result.plain)
    case "movements.record_all":
        let value = try Json.object(input, of: ["movements"])
        let result = try await root.movements().recordAll(movements: try value.part("movements"))
        return .value(result.plain)
    case "movements.get":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.movements().get(id: try value.part("id"))
        return .value(result.plain)
    case "movements.list":
        let value = try Json.object(input, of: ["filter", "page"])
        let result = try await root.movements().list(filter: try value.part("filter"), page: try value.part("page"))
        return .value(result.plain)
    case "movements.change":
        let value = try Json.object(input, of: ["id", "change", "version"])
        let result = try await root.movements().change(id: try value.part("id"), change: try value.part("change"), version: try value.part("version"))
        return .value(result.plain)
    case "movements.delete":
        let value = try Json.object(input, of: ["id", "version"])
        try await root.movements().delete(id: try value.part("id"), version: try value.part("version"))
        return .value(.null)
    case "movements.restore":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.movements().restore(id: try value.part("id"))
        return .value(result.plain)
    case "movements.dates":
        _ = try Json.object(input, of: [])
        let result = try await root.movements().dates()
        return .value(result.plain)
    case "receipts.upload":
        let value = try Json.object(input, of: ["content", "file_name"])
        let result = try await root.receipts().upload(content: try value.part("content"), fileName: try value.part("file_name"))
        return .value(result.plain)
    case "receipts.scan":
        let value = try Json.object(input, of: ["content", "file_name"])
        let result = try await root.receipts().scan(content: try value.part("content"), fileName: try value.part("file_name"))
        return .value(result.plain)
    case "receipts.read_now":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.receipts().readNow(id: try value.part("id"))
        return .value(result.plain)
    case "receipts.get":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.receipts().get(id: try value.part("id"))
        return .value(result.plain)
    case "receipts.list":
        let value = try Json.object(input, of: ["filter", "page"])
        let result = try await root.receipts().list(filter: try value.part("filter"), page: try value.part("page"))
        return .value(result.plain)
    case "receipts.file":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.receipts().file(id: try value.part("id"))
        return .value(result.plain)
    case "receipts.correct":
        let value = try Json.object(input, of: ["id", "correction", "version"])
        let result = try await root.receipts().correct(id: try value.part("id"), correction: try value.part("correction"), version: try value.part("version"))
        return .value(result.plain)
    case "receipts.confirm":
        let value = try Json.object(input, of: ["id", "confirmation", "version"])
        let result = try await root.receipts().confirm(id: try value.part("id"), confirmation: try value.part("confirmation"), version: try value.part("version"))
        return .value(result.plain)
    case "receipts.reject":
        let value = try Json.object(input, of: ["id", "version"])
        let result = try await root.receipts().reject(id: try value.part("id"), version: try value.part("version"))
        return .value(result.plain)
    case "receipts.retry":
        let value = try Json.object(input, of: ["id", "version"])
        let result = try await root.receipts().retry(id: try value.part("id"), version: try value.part("version"))
        return .value(result.plain)
    case "receipts.sweep_orphans":
        let value = try Json.object(input, of: ["older_than_seconds"])
        let result = try await root.receipts().sweepOrphans(olderThanSeconds: try value.part("older_than_seconds"))
        return .value(result.plain)
    case "reports.summary":
        let value = try Json.object(input, of: ["request"])
        let result = try await root.reports().summary(request: try value.part("request"))
        return .value(result.plain)
    case "reports.running_balance":
        let value = try Json.object(input, of: ["date_from", "date_to", "period"])
        let result = try await root.reports().runningBalance(dateFrom: try value.part("date_from"), dateTo: try value.part("date_to"), period: try value.part("period"))
        return .value(result.plain)
    case "reports.balance":
        let value = try Json.object(input, of: ["until"])
        let result = try await root.reports().balance(until: try value.part("until"))
        return .value(result.plain)
    case "reports.verify":
        _ = try Json.object(input, of: [])
        let result = try await root.reports().verify()
        return .value(result.plain)
    case "reports.rebuild":
        _ = try Json.object(input, of: [])
        try await root.reports().rebuild()
        return .value(.null)
    case "history.of_entity":
        let value = try Json.object(input, of: ["entity_id"])
        let result = try await root.history().ofEntity(entityId: try value.part("entity_id"))
        return .value(result.plain)
    case "history.change_set":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.history().changeSet(id: try value.part("id"))
        return .value(result.plain)
    case "history.recent":
        let value = try Json.object(input, of: ["limit"])
        let result = try await root.history().recent(limit: try value.part("limit"))
        return .value(result.plain)
    case "history.changes_since":
        let value = try Json.object(input, of: ["sequence", "limit"])
        let result = try await root.history().changesSince(sequence: try value.part("sequence"), limit: try value.part("limit"))
        return .value(result.plain)
    case "history.undo":
        let value = try Json.object(input, of: ["id"])
        let result = try await root.history().undo(id: try value.part("id"))
        return .value(result.plain)
    case "queue.state":
        _ = try Json.object(input, of: [])
        let result = try await root.queue().state()
        return .value(result.plain)
    case "queue.work":
        let value = try Json.object(input, of: ["worker"])
        let result = try await root.queue().work(worker: try value.part("worker"))
        return .value(result.plain)
    default: throw NotPlain(.text(method))
    }
}
