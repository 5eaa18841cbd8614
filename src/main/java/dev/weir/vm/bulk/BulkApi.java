package dev.weir.vm.bulk;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Actions on many virtual machines in the REST interface.
 */
@RestController
@RequestMapping("/api/v1/vms/actions")
class BulkApi {

	private final RunBulk bulk;

	private final BulkAnswers answers;

	BulkApi(RunBulk bulk, BulkAnswers answers) {
		this.bulk = bulk;
		this.answers = answers;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	BulkAnswers.Body run(@RequestBody BulkRequest body) {
		return this.answers.of(this.bulk.run(body.ids(), body.wish()));
	}

	/** What would become of each; changes nothing. */
	@PostMapping("/plan")
	BulkAnswers.Body plan(@RequestBody BulkRequest body) {
		return this.answers.of(this.bulk.plan(body.ids(), body.wish()));
	}

}
