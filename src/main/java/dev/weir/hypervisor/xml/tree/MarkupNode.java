package dev.weir.hypervisor.xml.tree;

/**
 * What no edit ever touches: a comment, a processing instruction, the XML declaration.
 * Immutable.
 *
 * @param raw its characters
 */
public record MarkupNode(String raw) implements Node {

	@Override
	public void write(StringBuilder to) {
		to.append(this.raw);
	}

}
