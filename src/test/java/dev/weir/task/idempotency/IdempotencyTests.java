package dev.weir.task.idempotency;

import dev.weir.WeirWebTest;

@WeirWebTest
class IdempotencyTests extends IdempotencyContract {

}
