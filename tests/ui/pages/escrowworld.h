// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/escrowaction.h"
#include "models/escrowlistmodel.h"
#include "pages/escrowspage.h"
#include "pages/listtable.h"
#include "settings/settings.h"
#include "store/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

namespace coinpay::test {

//! A page in a window, over a store with an escrow in each state.
struct EscrowWorld
{
    static constexpr int Patience = 20'000;

    EscrowWorld();

    void open();

    [[nodiscard]] bool settle() const
    {
        return QTest::qWaitForWindowExposed(page.get()) &&
               QTest::qWaitFor([this] { return page->model().isSettled(); }, Patience);
    }

    //! The one in this state is chosen.
    void show(EscrowStatus status) const { page->showItem(idOf(status)); }

    [[nodiscard]] static QString idOf(EscrowStatus status);
    [[nodiscard]] Escrow escrow(EscrowStatus status) const;
    void learn(const Resource &resource);

    StoreFixture fixture;
    QTemporaryDir dir;
    std::unique_ptr<Reader> reader;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<EscrowsPage> page;
};

} // namespace coinpay::test
