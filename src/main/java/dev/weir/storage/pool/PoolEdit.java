package dev.weir.storage.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.storage.define.TargetFolder;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a pool's target, as typed or sent: null leaves a value as it is, an empty
 * one takes it away. Immutable.
 *
 * @param targetPath absolute path on the host
 * @param mode of the target's folder, octal
 * @param owner its owner's number
 * @param group its group's number
 */
record PoolEdit(@Nullable String targetPath, @Nullable String mode, @Nullable String owner, @Nullable String group) {

	private static final Pattern MODE = Pattern.compile("0?[0-7]{3}");

	private static final Pattern NUMBER = Pattern.compile("-1|[0-9]{1,9}");

	void check() {
		List<FieldProblem> wrong = new ArrayList<>();
		if (this.targetPath != null && !TargetFolder.is(this.targetPath.strip())) {
			wrong.add(FieldProblem.of("targetPath", "storage.define.wrong.targetPath"));
		}
		check("mode", this.mode, MODE, wrong);
		check("owner", this.owner, NUMBER, wrong);
		check("group", this.group, NUMBER, wrong);
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
	}

	private static void check(String field, @Nullable String value, Pattern shape, List<FieldProblem> wrong) {
		if (value != null && !value.isBlank() && !shape.matcher(value.strip()).matches()) {
			wrong.add(FieldProblem.of(field, "storage.pool.wrong." + field));
		}
	}

	void apply(XmlElement pool) {
		set(pool, PoolDefinitions.TARGET, this.targetPath);
		set(pool, PoolDefinitions.MODE, this.mode);
		set(pool, PoolDefinitions.OWNER, this.owner);
		set(pool, PoolDefinitions.GROUP, this.group);
	}

	private static void set(XmlElement pool, XmlPath path, @Nullable String value) {
		if (value != null) {
			pool.set(path, value.isBlank() ? null : value.strip());
		}
	}

}
