import Testing
@testable import TolokKit
