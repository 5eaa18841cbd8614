package dev.weir.vm.cloudinit;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * YAML as cloud-init reads it: version 1.1 (PyYAML), which is why SnakeYAML and not its
 * 1.2 sibling writes it: {@code yes}, {@code 0644} and {@code 1:20} are quoted. Reads
 * plain data only, in bounded depth, without bombs of aliases. Stateless.
 */
final class Yaml {

	private static final int MAX_ALIASES = 20;

	private static final int MAX_DEPTH = 40;

	private Yaml() {
	}

	/** The document in block style. */
	static String write(Object document) {
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setIndicatorIndent(2);
		options.setIndentWithIndicator(true);
		options.setWidth(UserData.MAX_BYTES);
		options.setSplitLines(false);
		return new org.yaml.snakeyaml.Yaml(new Representer(options), options).dump(document);
	}

	/** Objects to a text that is no document of that type. */
	static void objectTo(String text, Class<?> type, String field, Objections wrong) {
		try {
			Object read = load(text);
			wrong.require(type.isInstance(read), field,
					(type == java.util.Map.class) ? "user-data-mapping" : "user-data-list");
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 0;
			wrong.add(field, "user-data-yaml", line, String.valueOf(ex.getProblem()));
		}
		catch (YAMLException ex) {
			wrong.add(field, "user-data-yaml", 0, String.valueOf(ex.getMessage()));
		}
		catch (StackOverflowError ex) {
			wrong.add(field, "user-data-yaml", 0, "");
		}
	}

	static Object load(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setAllowRecursiveKeys(false);
		options.setMaxAliasesForCollections(MAX_ALIASES);
		options.setNestingDepthLimit(MAX_DEPTH);
		options.setCodePointLimit(UserData.MAX_BYTES);
		return new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
	}

}
