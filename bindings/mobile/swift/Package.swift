// swift-tools-version:5.9
// The Swift package for development and tests on a Mac or on Linux. For an app's package see ../README.md.
import PackageDescription

let package = Package(
    name: "Cashflow",
    platforms: [.iOS(.v15), .macOS(.v12)],
    products: [.library(name: "Cashflow", targets: ["Cashflow"])],
    targets: [
        .systemLibrary(name: "CashflowFFI", path: "Sources/CashflowFFI"),
        .target(name: "Cashflow", dependencies: ["CashflowFFI"]),
        .testTarget(name: "CashflowTests", dependencies: ["Cashflow"]),
    ]
)
