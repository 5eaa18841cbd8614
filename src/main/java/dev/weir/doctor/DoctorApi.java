package dev.weir.doctor;

import java.time.Instant;
import java.util.List;

import dev.weir.doctor.check.Finding;
import dev.weir.fleet.HostId;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the doctor finds, in the reader's language.
 */
@RestController
@RequestMapping("/api/v1/hosts")
class DoctorApi {

	private final Doctor doctor;

	private final MessageSource messages;

	DoctorApi(Doctor doctor, MessageSource messages) {
		this.doctor = doctor;
		this.messages = messages;
	}

	@GetMapping("/{id}/doctor")
	Report report(@PathVariable String id) {
		Examination examination = this.doctor.examine(HostId.parse(id));
		return new Report(examination.at(), examination.findings().stream().map(this::line).toList());
	}

	private Line line(Finding finding) {
		return new Line(finding.id(), finding.health().id(), text(finding.titleKey()),
				text(finding.messageKey(), finding.arguments().toArray()), finding.subjects(), finding.commands(),
				finding.source());
	}

	private String text(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

	/** Everything that was looked at. */
	record Report(Instant examinedAt, List<Line> checks) {
	}

	/**
	 * One check.
	 *
	 * @param state ok, warn, bad or unknown
	 * @param subjects names of what it is about
	 * @param commands what mends it, to be typed by a person
	 * @param source where it is documented
	 */
	record Line(String id, String state, String title, String reason, List<String> subjects, List<String> commands,
			String source) {
	}

}
