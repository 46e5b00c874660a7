import ClipModel

/// What ``CredentialInput/sample`` means, written down by hand. Hashes are left out.
enum Meaning {
    private static let trained: JSONValue = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    private static let algorithm: JSONValue = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
    private static let when = JSONValue.string(Timestamp.text(1_795_000_000_000))
    private static let generator: JSONValue = ["name": "clipws", "version": "0.1.0"]

    static let claim: JSONValue = [
        "instanceID": "xmp:iid:5e7b01fc-4932-4bab-ab32-d4f12a8aa322", "dc:title": "film.mp4", "alg": "sha256",
        "claim_generator_info": ["name": "clipws", "version": "0.1.0", "specVersion": "2.4.0"],
        "signature": "self#jumbf=/c2pa/urn:c2pa:5e7b01fc-4932-4bab-ab32-d4f12a8aa322/c2pa.signature",
        // The SDK's own word.
        "claim_version": 2,
        "created_assertions": .array(
            [
                "c2pa.actions.v2", "c2pa.ingredient.v3", "c2pa.ingredient.v3__1", "c2pa.ingredient.v3__2",
                "c2pa.ingredient.v3__3", "c2pa.ai-disclosure", "clipws.rights", "c2pa.hash.bmff.v3",
            ].map(reference)),
        "gathered_assertions": .array(["cawg.metadata", "cawg.training-mining"].map(reference)),
    ]

    static let assertions: JSONValue = [
        "c2pa.actions.v2": ["allActionsIncluded": true, "actions": .array(actions)],
        "c2pa.ingredient.v3": [
            "dc:title": "opening/3f2a1c77.mp4", "dc:format": "video/mp4", "relationship": "componentOf",
            "instanceID": name("lighthouse"), "digitalSourceType": trained,
        ],
        "c2pa.ingredient.v3__1": [
            "dc:title": "sea/88000000.mp4", "dc:format": "video/mp4", "relationship": "componentOf",
            "instanceID": name("sea"), "digitalSourceType": algorithm,
        ],
        "c2pa.ingredient.v3__2": [
            "dc:title": "song.ogg", "dc:format": "audio/ogg", "relationship": "componentOf", "instanceID": name("song"),
        ],
        "c2pa.ingredient.v3__3": [
            "dc:title": "rain.png", "dc:format": "image/png", "relationship": "inputTo", "instanceID": name("rain"),
            "description": "reference",
        ],
        "c2pa.ai-disclosure": [
            "modelType": "c2pa.types.model", "modelName": "model-3 2026-01",
            "contentProfile": ["humanOversightLevel": "prompt_guided"],
        ],
        "clipws.rights": [
            "rights": "rights.json", "sha256": digest("rights"), "commit": "0123456789abcdef0123456789abcdef01234567",
        ],
        "c2pa.hash.bmff.v3": [
            "name": "clipws film", "alg": "sha256",
            "exclusions": [
                ["xpath": "/uuid", "data": [["offset": 8, "value": "2P7D1hsOSDySl1goh37EgQ=="]]],
                ["xpath": "/ftyp"], ["xpath": "/mfra"],
            ],
        ],
        "cawg.metadata": [
            "@context": ["dc": "http://purl.org/dc/elements/1.1/"], "dc:title": "Neon Rain", "dc:creator": ["Ada"],
        ],
        "cawg.training-mining": [
            "entries": [
                "cawg.data_mining": ["use": "notAllowed"], "cawg.ai_inference": ["use": "notAllowed"],
                "cawg.ai_training": ["use": "notAllowed"], "cawg.ai_generative_training": ["use": "notAllowed"],
            ]
        ],
    ]

    private static let actions: [JSONValue] = [
        [
            "action": "c2pa.created", "when": when, "softwareAgent": generator,
            "digitalSourceType":
                "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
            "parameters": ["ingredients": [reference("c2pa.ingredient.v3__3")]],
        ],
        placed("opening", lighthouse, trained, "0", "3.5"), placed("sea", sea, algorithm, "3.5", "5"),
        placed("end", lighthouse, trained, "5", "5.333333"),
        [
            "action": "c2pa.placed", "when": when, "description": "song",
            "parameters": [
                "ingredients": [reference("c2pa.ingredient.v3__2")], "clipws.media_sha256": digest("song"),
            ],
        ],
        [
            "action": "c2pa.edited", "when": when, "softwareAgent": generator,
            "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits",
            "description": "choice, order and length of the shots, as the project's timeline states them",
        ],
        ["action": "c2pa.transcoded", "when": when, "softwareAgent": generator],
    ]

    private static let lighthouse: JSONValue = [
        "ingredients": [reference("c2pa.ingredient.v3")], "clipws.take": "3f2a1c7700000000",
        "clipws.media_sha256": digest("lighthouse"), "clipws.engine": "house", "clipws.model": "model-3",
        "clipws.model_version": "2026-01", "clipws.prompt_sha256": digest("A lighthouse"), "clipws.seed": 7,
    ]
    private static let sea: JSONValue = [
        "ingredients": [reference("c2pa.ingredient.v3__1")], "clipws.take": "8800000000000000",
        "clipws.media_sha256": digest("sea"), "clipws.engine": "previz", "clipws.prompt_sha256": digest("A calm sea"),
    ]

    private static func placed(
        _ scene: String, _ parameters: JSONValue, _ source: JSONValue, _ start: String, _ end: String
    ) -> JSONValue {
        let time: JSONValue = ["type": "npt", "start": .string(start), "end": .string(end)]
        return [
            "action": "c2pa.placed", "when": when, "description": .string("scene \(scene)"),
            "digitalSourceType": source, "parameters": parameters,
            "changes": [["name": .string(scene), "region": [["type": "temporal", "time": time]]]],
        ]
    }

    private static func reference(_ label: String) -> JSONValue {
        ["url": .string("self#jumbf=c2pa.assertions/\(label)")]
    }
    private static func digest(_ text: String) -> JSONValue { .string(ContentDigest(of: text).hex) }
    private static func name(_ text: String) -> JSONValue { .string("urn:clipws:sha256:\(ContentDigest(of: text))") }
}
