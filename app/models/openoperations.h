// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"

namespace coinpay {

//! The operations on a resource, or that made it, that are not over, oldest first. None for an
//! empty id.
[[nodiscard]] Result<QList<Operation>> openOperationsOn(Reader &reader, const QString &resourceId);

//! Whether a view would show both alike.
[[nodiscard]] bool sameOperation(const Operation &a, const Operation &b);

} // namespace coinpay
