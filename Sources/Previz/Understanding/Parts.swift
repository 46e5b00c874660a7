/// Parts of things that are in the picture themselves: two headlights are no lamps beside the taxi, and a lifted hand is
/// that of whoever is there.
enum Parts {
    /// The subjects without those that are parts of others. Parts of a vehicle that isn't named stand for it.
    static func merged(_ subjects: [PrevizSubject]) -> [PrevizSubject] {
        var subjects = subjects
        if let person = subjects.firstIndex(where: { $0.isAnimate && !bodily.contains($0.primitive) }) {
            let owner = subjects[person]
            // Who rides is drawn with what is ridden.
            if subjects.contains(where: { $0.primitive == "bike" }) {
                subjects.removeAll { ["rider", "riders"].contains($0.words) }
            }
            subjects.removeAll { bodily.contains($0.primitive) && $0.becomes == nil }
            // Who was named after the hand is what the picture is about.
            if let at = subjects.firstIndex(of: owner), at > 0, at < person { subjects.swapAt(0, at) }
        }
        if !subjects.contains(where: { vehicles.contains($0.primitive) }) {
            guard let first = subjects.firstIndex(where: { tellingParts.contains($0.lastWord) }) else {
                return subjects
            }
            (subjects[first].kind, subjects[first].primitive, subjects[first].variant) = ("car", "car", "car")
            (subjects[first].count, subjects[first].colour) = (1, nil)
            subjects[first].words = "car"
        }
        subjects.removeAll { vehicleParts.contains($0.lastWord) && !vehicles.contains($0.primitive) }
        return subjects
    }

    /// "The taxi door", "a bus window": the vehicle is there with its part.
    static func isPart(_ word: String, of vehicle: Noun) -> Bool {
        ["car", "truck"].contains(vehicle.primitive) && vehicleParts.contains(word)
    }

    private static let bodily: Set<String> = ["hand", "face", "eye", "body"]
    private static let vehicles: Set<String> = ["car", "truck", "train", "boat", "aircraft", "bike"]
    /// Parts that nothing but a road vehicle has.
    private static let tellingParts: Set<String> = [
        "headlight", "headlights", "taillight", "taillights", "windscreen", "windshield", "wiper", "wipers",
        "dashboard",
        "bumper", "hubcap", "numberplate",
    ]
    private static let vehicleParts: Set<String> = tellingParts.union([
        "brake", "brakes", "wheel", "wheels", "window", "windows", "windowpane", "door", "doors", "seat", "seats",
        "glass",
        "bonnet", "engine", "mirror", "tyre", "tyres", "tire", "tires",
    ])
}

extension PrevizSubject {
    fileprivate var lastWord: String { words.split(separator: " ").last.map(String.init) ?? words }
}
