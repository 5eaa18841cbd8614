package dev.weir.console.ticket;

import dev.weir.testbed.WeirPostgresTest;

@WeirPostgresTest
class TicketOfficePostgresTests extends TicketOfficeContract {

}
