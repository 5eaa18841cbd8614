package dev.weir.task.idempotency;

import dev.weir.testbed.WeirPostgresTest;

@WeirPostgresTest
class IdempotencyPostgresTests extends IdempotencyContract {

}
