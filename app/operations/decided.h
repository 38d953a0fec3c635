// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resource.h"
#include "store/store.h"

namespace coinpay {

//! Whether a resource can be what came of an operation: of the kind that comes of it, on what it
//! acts on, of its amount, to where it sends.
[[nodiscard]] bool canHaveComeOf(const Operation &operation, const Resource &resource);

//! A person said what came of it, and it is not: `found`, what the server has under that id, is
//! something else, or nothing. Theirs to decide again.
[[nodiscard]] OperationStep stepAfterWrongWord(const Operation &operation, bool found);

} // namespace coinpay
