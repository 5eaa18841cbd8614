package dev.weir.vm.create;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.fleet.HostMirror;
import dev.weir.vm.create.CreateVmForm.DiskRow;
import dev.weir.vm.create.CreateVmForm.NicRow;
import dev.weir.vm.os.OsCatalog;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons of the form do to its rows. Stateless; an unknown shape changes
 * nothing.
 */
final class FormShape {

	private static final Pattern REMOVE = Pattern.compile("remove-(disk|nic|user)-(\\d{1,3})");

	private FormShape() {
	}

	static CreateVmForm apply(CreateVmForm form, String shape, @Nullable HostMirror host, OsCatalog systems) {
		switch (shape) {
			case "host":
				return FormDefaults.moved(form, host);
			case "iso":
				return suggested(form, systems);
			case "add-disk":
				return (form.diskRows().size() >= DiskReader.MAX_DISKS) ? form
						: form.withDisks(CreateVmForm.plus(form.diskRows(), DiskRow.fresh(FormDefaults.pool(host))));
			case "add-nic":
				return (form.nicRows().size() >= SpecReader.MAX_NICS) ? form
						: form.withNics(CreateVmForm.plus(form.nicRows(), NicRow.of(FormDefaults.network(host))));
			case "add-user":
				return (form.cloudForm().userRows().size() >= CloudForm.MAX_ROWS) ? form
						: users(form, CreateVmForm.plus(form.cloudForm().userRows(), CloudForm.UserRow.FRESH));
			default:
				return removed(form, shape);
		}
	}

	/** The ISO image's name tells its system, unless somebody chose one. */
	private static CreateVmForm suggested(CreateVmForm form, OsCatalog systems) {
		boolean chosen = form.osId() != null && !form.osId().isBlank();
		String iso = (form.cdrom() != null) ? form.cdrom() : "";
		return chosen ? form
				: systems.suggest(iso.substring(iso.indexOf('/') + 1)).map((os) -> form.withOs(os.name())).orElse(form);
	}

	private static CreateVmForm removed(CreateVmForm form, String shape) {
		Matcher remove = REMOVE.matcher(shape);
		if (!remove.matches()) {
			return form;
		}
		int index = Integer.parseInt(remove.group(2));
		return switch (remove.group(1)) {
			case "disk" -> form.withDisks(CreateVmForm.minus(form.diskRows(), index));
			case "nic" -> form.withNics(CreateVmForm.minus(form.nicRows(), index));
			default -> users(form, CreateVmForm.minus(form.cloudForm().userRows(), index));
		};
	}

	private static CreateVmForm users(CreateVmForm form, List<CloudForm.UserRow> rows) {
		return form.withCloud(form.cloudForm().withUsers(rows));
	}

}
