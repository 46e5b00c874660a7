// Two or three numbers that are reckoned with element by element.
//
// The standard library's vectors would do, but for their literals: each is inlined where it stands, with an array, a
// loop and its checks, and the drawings hold thousands of them. Literals of these types are one call, and their
// operators have no generic form that the compiler must weigh or specialise.

/// Red, green, blue as a screen shows them, 0 to 1.
struct Colour: Hashable, Sendable, ExpressibleByArrayLiteral {
    var x: Float
    var y: Float
    var z: Float

    static let zero = Colour(0, 0, 0)

    init(_ x: Float, _ y: Float, _ z: Float) { (self.x, self.y, self.z) = (x, y, z) }
    init(repeating value: Float) { self.init(value, value, value) }

    @inline(never)
    init(arrayLiteral elements: Float...) {
        precondition(elements.count == 3, "a colour has three numbers")
        self.init(elements[0], elements[1], elements[2])
    }

    func sum() -> Float { x + y + z }
    func squareRoot() -> Colour { Colour(x.squareRoot(), y.squareRoot(), z.squareRoot()) }

    static func + (a: Colour, b: Colour) -> Colour { Colour(a.x + b.x, a.y + b.y, a.z + b.z) }
    static func - (a: Colour, b: Colour) -> Colour { Colour(a.x - b.x, a.y - b.y, a.z - b.z) }
    static func * (a: Colour, b: Colour) -> Colour { Colour(a.x * b.x, a.y * b.y, a.z * b.z) }
    static func / (a: Colour, b: Colour) -> Colour { Colour(a.x / b.x, a.y / b.y, a.z / b.z) }
    static func + (a: Colour, b: Float) -> Colour { Colour(a.x + b, a.y + b, a.z + b) }
    static func - (a: Colour, b: Float) -> Colour { Colour(a.x - b, a.y - b, a.z - b) }
    static func * (a: Colour, b: Float) -> Colour { Colour(a.x * b, a.y * b, a.z * b) }
    static func / (a: Colour, b: Float) -> Colour { Colour(a.x / b, a.y / b, a.z / b) }
    static func * (a: Float, b: Colour) -> Colour { b * a }
    static func += (a: inout Colour, b: Colour) { a = a + b }
    static func *= (a: inout Colour, b: Colour) { a = a * b }
    static func *= (a: inout Colour, b: Float) { a = a * b }
}

/// The greater of each two elements.
func pointwiseMax(_ a: Colour, _ b: Colour) -> Colour { Colour(max(a.x, b.x), max(a.y, b.y), max(a.z, b.z)) }

/// A place in an actor's own frame, in heights: where it faces, and up.
struct Point: Hashable, Sendable, ExpressibleByArrayLiteral {
    var x: Float
    var y: Float

    static let zero = Point(0, 0)

    init(_ x: Float, _ y: Float) { (self.x, self.y) = (x, y) }
    init(repeating value: Float) { self.init(value, value) }

    @inline(never)
    init(arrayLiteral elements: Float...) {
        precondition(elements.count == 2, "a point has two numbers")
        self.init(elements[0], elements[1])
    }

    static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
    static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
    static func * (a: Point, b: Point) -> Point { Point(a.x * b.x, a.y * b.y) }
    static func / (a: Point, b: Point) -> Point { Point(a.x / b.x, a.y / b.y) }
    static func + (a: Point, b: Float) -> Point { Point(a.x + b, a.y + b) }
    static func - (a: Point, b: Float) -> Point { Point(a.x - b, a.y - b) }
    static func * (a: Point, b: Float) -> Point { Point(a.x * b, a.y * b) }
    static func / (a: Point, b: Float) -> Point { Point(a.x / b, a.y / b) }
    static func * (a: Float, b: Point) -> Point { b * a }
    static func += (a: inout Point, b: Point) { a = a + b }
    static func *= (a: inout Point, b: Point) { a = a * b }
    static func *= (a: inout Point, b: Float) { a = a * b }
}
