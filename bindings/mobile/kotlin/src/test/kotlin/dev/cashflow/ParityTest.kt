package dev.cashflow

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.JsonNodeFactory.instance as json
import com.fasterxml.jackson.databind.node.ObjectNode
import java.io.File
import java.lang.reflect.InvocationTargetException
import java.nio.file.Path
import kotlin.reflect.full.callSuspendBy
import kotlin.reflect.full.instanceParameter
import kotlin.reflect.full.memberFunctions
import kotlin.reflect.full.primaryConstructor
import kotlin.reflect.typeOf
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.io.TempDir

/** The story that the packages of all languages replay: the same calls, the same results, the same errors. */
class ParityTest {
    private val scenarios = ObjectMapper().readTree(File(System.getProperty("cashflow.parity")))["scenarios"]

    @TestFactory
    fun `in memory`(): List<DynamicTest> = scenarios.map { scenario ->
        DynamicTest.dynamicTest(scenario["name"].textValue()) { Replay(scenario).run(MEMORY) }
    }

    @TestFactory
    fun `in a file`(@TempDir folder: Path): List<DynamicTest> = scenarios.mapIndexed { at, scenario ->
        val database = folder.resolve("$at.sqlite").toString()
        DynamicTest.dynamicTest(scenario["name"].textValue()) { Replay(scenario).run(database) }
    }
}

/** One scenario. */
private class Replay(private val scenario: JsonNode) {
    private val kept = mutableMapOf<String, JsonNode>()
    private val handles = mutableMapOf<String, Cashflow>()

    fun run(database: String) = runBlocking {
        val config = (scenario["config"].deepCopy<JsonNode>() as ObjectNode).put("database", database)
        Cashflow.open(value(typeOf<Config>(), config) as Config, scenario["reader"]?.let(::told)).use { opened ->
            scenario["steps"].forEachIndexed { at, step -> step(opened, step, "step ${at + 1}, ${step["call"]}") }
        }
    }

    private suspend fun step(opened: Cashflow, step: JsonNode, place: String) {
        val root = step["on"]?.let { handles.getValue(it.textValue()) } ?: opened
        val outcome = runCatching { call(root, step["call"].textValue(), filled(step["input"] ?: json.objectNode())) }
        val failure = outcome.exceptionOrNull()
        val expected = step["error"]
        if (expected != null) {
            assertTrue(failure is CashflowException, "$place: $expected, not ${outcome.getOrNull() ?: failure}")
            assertEquals(expected["code"].textValue(), failure.code, place)
            assertEquals(expected["kind"].textValue(), snake(failure::class.simpleName!!), place)
            expected["field"]?.let { assertEquals(it.textValue(), failure.field, place) }
            return
        }
        failure?.let { throw AssertionError("$place: $it", it) }
        step["handle"]?.let { handles[it.textValue()] = outcome.getOrThrow() as Cashflow }
        val result = if (outcome.getOrNull() is Cashflow) json.nullNode() else plain(outcome.getOrNull())
        step["expect"]?.let { expect -> assertNull(difference(filled(expect), result), place) }
        step["keep"]?.properties()?.forEach { (name, path) -> kept[name] = part(result, path.textValue()) }
    }

    private suspend fun call(root: Cashflow, method: String, input: JsonNode): Any? {
        val (group, name) = method.split('.').let { if (it.size == 2) it[0] to it[1] else null to it[0] }
        // What is closed cannot be awaited: see shutdown.
        val called = camel(if (method == "close") "shutdown" else name)
        val target = if (group == null) root else root::class.memberFunctions.single { it.name == group }.call(root)!!
        val function = target::class.memberFunctions.single { it.name == called }
        val arguments = arguments(function.parameters, input, method) + (function.instanceParameter!! to target)
        return try {
            function.callSuspendBy(arguments)
        } catch (error: InvocationTargetException) {
            throw error.targetException
        }
    }

    /** With what was kept in the place of its names. */
    private fun filled(node: JsonNode): JsonNode = when {
        node.isTextual && node.textValue().startsWith("$") -> kept.getValue(node.textValue().drop(1))
        node.isArray -> json.arrayNode().addAll(node.map(::filled))
        node.isObject -> json.objectNode().also { filled ->
            node.properties().forEach { (name, value) -> filled.set<JsonNode>(name, filled(value)) }
        }
        else -> node
    }

    private fun part(result: JsonNode, path: String): JsonNode =
        path.split('.').filter { it.isNotEmpty() }.fold(result) { node, name ->
            assertNotNull(name.toIntOrNull()?.let { node[it] } ?: node[name], "$node has no $name")
        }

    /** The reader that a scenario tells of. */
    private fun told(reader: JsonNode): ReceiptReader = Host {
        reader["throws"]?.let { throw IllegalStateException(it.asText()) }
        reader["error"]?.let { throw error(it) }
        value(typeOf<Reading>(), reader["reading"]) as Reading
    }

    private fun error(told: JsonNode): CashflowException {
        val kinds = CashflowException::class.sealedSubclasses
        val constructor = kinds.single { snake(it.simpleName!!) == told["kind"].textValue() }.primaryConstructor!!
        val given = constructor.parameters.filter { it.name == "code" || it.name == "message" }
        return constructor.callBy(given.associateWith { told[it.name].textValue() })
    }
}
