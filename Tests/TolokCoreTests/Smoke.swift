import Testing
@testable import TolokCore
