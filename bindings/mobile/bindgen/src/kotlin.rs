//! What is edited in the Kotlin that UniFFI writes. Each edit must find its place, so that another version cannot drop
//! one silently.

use anyhow::{Context as _, Result, ensure};

/// A piece of text, what takes its place, and why.
struct Edit {
    found: &'static str,
    written: &'static str,
}

const EDITS: &[Edit] = &[
    // An error (`TODO()`, no memory) in a host's reader is no Exception: the call that waits for the reader would never
    // end, and the process of an app might.
    Edit { found: "} catch(e: kotlin.Exception) {", written: "} catch(e: kotlin.Throwable) {" },
    // What the reader gives may hold text that is not Unicode: this too must end the call.
    Edit {
        found: "        handleSuccess(callResult)\n",
        written: "        try {\n            handleSuccess(callResult)\n        } catch (e: kotlin.Throwable) {\n            \
                  handleError(\n                UniffiRustCallStatus.create(\n                    \
                  UNIFFI_CALL_UNEXPECTED_ERROR,\n                    FfiConverterString.lower(e.toString().unicode()),\n\
                  \x20               )\n            )\n        }\n",
    },
    Edit {
        found: "FfiConverterString.lower(e.toString())",
        written: "FfiConverterString.lower(e.toString().unicode())",
    },
    // Half of a surrogate pair is no text: refused like every other wrong input.
    Edit {
        found: "            encode(CharBuffer.wrap(value))\n",
        written: "            try {\n                encode(CharBuffer.wrap(value))\n            } catch (e: \
                  java.nio.charset.CharacterCodingException) {\n                throw \
                  CashflowException.Invalid(\"invalid\", \"holds text that is not Unicode\")\n            }\n",
    },
    // A caller without a dispatcher, such as `suspend fun main`, would go on upon a thread of the library, which others wait
    // for.
    Edit {
        found: "        uniffiContinuationHandleMap.remove(data).resume(pollResult)\n",
        written: "        val continuation = uniffiContinuationHandleMap.remove(data)\n        if \
                  (continuation.context[kotlin.coroutines.ContinuationInterceptor] != null) {\n            \
                  continuation.resume(pollResult)\n        } else {\n            \
                  kotlinx.coroutines.Dispatchers.Default.dispatch(continuation.context) { \
                  continuation.resume(pollResult) }\n        }\n",
    },
    // An object that was destroyed is a closed handle.
    Edit {
        found: "throw IllegalStateException(\"${this.javaClass.simpleName} object has already been destroyed\")",
        written: "throw CashflowException.Conflict(\"closed\", \"it was closed\")",
    },
];

/// The exceptions have a file of their own, with what they have in common.
const EXCEPTION: &str = "\nsealed class CashflowException: kotlin.Exception()";
/// Kotlin's own `use` does as well, and for the root there is one that waits.
const USE: &str = "\ninline fun <T : Disposable?, R> T.use(";
/// The root's class.
const ROOT: &str = "\nopen class Cashflow:";
/// How UniFFI closes an object: its memory is given back, the database stays open as long as groups are around.
const CLOSE: &str = "    @Synchronized\n    override fun close() {\n        this.destroy()\n    }\n";
/// How the root is closed.
const SHUTDOWN: &str = "    /** Closes it like `shutdown`, and blocks the thread until that is done. In coroutines use \
                        `shutdown`. */\n    override fun close() = kotlinx.coroutines.runBlocking { shutdown() }\n";

/// The Kotlin of UniFFI with all edits. Errors: one of them finds no place.
pub(crate) fn edited(written: &str) -> Result<String> {
    let mut text = without(written, EXCEPTION)?;
    text = without(&text, USE)?;
    for edit in EDITS {
        ensure!(text.contains(edit.found), "the generated Kotlin has no {:?} any more", edit.found);
        text = text.replace(edit.found, edit.written);
    }
    let root = text.find(ROOT).context("the generated Kotlin has no class Cashflow any more")?;
    let (before, class) = text.split_at(root);
    ensure!(class.contains(CLOSE), "the generated Kotlin closes objects in another way");
    let text = [before, &class.replacen(CLOSE, SHUTDOWN, 1)].concat();
    Ok(text
        + "\n/** The same with a question mark for what is not Unicode. */\n\
           internal fun String.unicode() = toByteArray().toString(Charsets.UTF_8)\n")
}

/// The text without a declaration of the top level and its documentation.
fn without(text: &str, declaration: &str) -> Result<String> {
    let found = || format!("the generated Kotlin has no {declaration:?} any more");
    let at = text.find(declaration).with_context(found)?;
    let before = &text[..at];
    let start = match before.trim_end().ends_with("*/") {
        true => before.rfind("/**").with_context(found)?,
        false => at,
    };
    // A declaration ends where the next one or its documentation begins, at the start of a line.
    let rest = &text[at + 1..];
    let next = ["\n/**", "\npublic ", "\nopen ", "\n//", "\n}\n"]
        .iter()
        .filter_map(|mark| rest.find(mark).map(|end| if *mark == "\n}\n" { end + 2 } else { end }));
    let end = next.min().with_context(found)?;
    Ok([&text[..start], &rest[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_goes_with_its_documentation() {
        let text = "val a = 1\n\n/**\n * Doc.\n */\nclass B {\n    val c = 2\n}\n\n/** Next. */\nclass D\n";
        assert_eq!(without(text, "\nclass B").unwrap(), "val a = 1\n\n\n\n/** Next. */\nclass D\n");
        assert!(without(text, "\nclass E").is_err());
    }

    #[test]
    fn another_generated_text_is_refused() {
        let error = edited("open class Cashflow").unwrap_err();
        assert!(error.to_string().contains("any more"), "{error}");
    }
}
