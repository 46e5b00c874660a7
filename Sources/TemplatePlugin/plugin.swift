import Foundation
import PackagePlugin

/// Embeds every file below `Templates/` in the program, so that it installs anywhere as one file.
@main
struct EmbedTemplates: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL.appending(path: "Templates")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
        let enumerator = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        let files = (enumerator?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
        return [
            .buildCommand(
                displayName: "Embed templates", executable: try context.tool(named: "TemplateEmbedder").url,
                arguments: [root.path, output.path], inputFiles: files, outputFiles: [output])
        ]
    }
}
