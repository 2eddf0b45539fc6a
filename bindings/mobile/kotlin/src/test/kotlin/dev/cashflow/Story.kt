package dev.cashflow

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.JsonNodeFactory.instance as json
import java.math.BigDecimal
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.util.Base64
import java.util.UUID
import kotlin.reflect.KClass
import kotlin.reflect.KParameter
import kotlin.reflect.KType
import kotlin.reflect.full.memberProperties
import kotlin.reflect.full.primaryConstructor

/*
 * Between the plain values of the scenarios and the package's own, told by the types that the package declares.
 */

private val INSTANTS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC)

fun camel(name: String): String = name.replace(Regex("_([a-z0-9])")) { it.groupValues[1].uppercase() }

fun snake(name: String): String = name.replace(Regex("(?<=.)([A-Z])"), "_$1").lowercase()

/** The value of a type that a plain value stands for. */
fun value(type: KType, node: JsonNode): Any? {
    if (node.isNull) return null
    val text by lazy { node.textValue() ?: error("$node is no text for $type") }
    return when (val kind = type.classifier as KClass<*>) {
        String::class -> text
        Boolean::class -> node.booleanValue()
        Long::class -> node.longValue()
        UInt::class -> node.longValue().toUInt()
        BigDecimal::class -> BigDecimal(text)
        LocalDate::class -> LocalDate.parse(text)
        Instant::class -> Instant.parse(text)
        UUID::class -> UUID.fromString(text)
        ByteArray::class -> Base64.getDecoder().decode(text)
        List::class -> node.map { value(type.arguments.single().type!!, it) }
        else -> kind.java.enumConstants?.single { (it as Enum<*>).name == text.uppercase() } ?: record(kind, node)
    }
}

private fun record(kind: KClass<*>, node: JsonNode): Any {
    val constructor = checkNotNull(kind.primaryConstructor) { "$kind is no record" }
    return constructor.callBy(arguments(constructor.parameters, node, kind.toString()))
}

/** The arguments that an object names. */
fun arguments(parameters: List<KParameter>, node: JsonNode, whose: String): Map<KParameter, Any?> =
    node.properties().associate { (name, value) ->
        val parameter = checkNotNull(parameters.find { it.name == camel(name) }) { "$whose has no $name" }
        parameter to value(parameter.type, value)
    }

/** The plain value of one of the package's own. */
fun plain(value: Any?): JsonNode = when (value) {
    null, Unit -> json.nullNode()
    is String -> json.textNode(value)
    is Boolean -> json.booleanNode(value)
    is Long -> json.numberNode(value)
    is UInt -> json.numberNode(value.toLong())
    is BigDecimal -> json.textNode(value.toPlainString())
    is Instant -> json.textNode(INSTANTS.format(value))
    is LocalDate, is UUID -> json.textNode(value.toString())
    is ByteArray -> json.textNode(Base64.getEncoder().encodeToString(value))
    is Enum<*> -> json.textNode(value.name.lowercase())
    is List<*> -> json.arrayNode().addAll(value.map { plain(it) })
    else -> json.objectNode().also { node ->
        value::class.memberProperties.forEach { node.set<JsonNode>(snake(it.name), plain(it.getter.call(value))) }
    }
}

/** What of a result is not as expected, with its place; none when all is. */
fun difference(expected: JsonNode, found: JsonNode, place: String = "result"): String? = when {
    expected.isObject && found.isObject ->
        expected.properties().firstNotNullOfOrNull { (name, value) ->
            if (!found.has(name)) "$place has no $name" else difference(value, found[name], "$place.$name")
        }
    expected.isArray && found.isArray && expected.size() == found.size() ->
        expected.withIndex().firstNotNullOfOrNull { (at, value) -> difference(value, found[at], "$place.$at") }
    expected.isIntegralNumber && found.isIntegralNumber ->
        "$place is $found, not $expected".takeIf { expected.longValue() != found.longValue() }
    else -> "$place is $found, not $expected".takeIf { expected != found }
}
