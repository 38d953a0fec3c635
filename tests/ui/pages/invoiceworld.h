// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bookofayear.h"
#include "looking.h"

#include "models/invoicelistmodel.h"
#include "pages/invoicespage.h"
#include "pages/listtable.h"
#include "settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

namespace coinpay::test {

constexpr int Patience = 20'000;
constexpr int Invoices = 2000;

//! A page in a window, over a store of its own.
struct World
{
    explicit World(int invoices)
    {
        filled = invoices == 0 || fillWithAYear(fixture, invoices);
        reader = fixture.reader();
        settings = std::make_unique<Settings>(dir.path());
        open();
    }

    void open()
    {
        page.reset();
        page = std::make_unique<InvoicesPage>(*fixture.store, *reader, fixture.clock, *settings);
        page->resize(1180, 720);
        page->show();
        Freshness live;
        live.phase = Freshness::Phase::Live;
        live.asOf = fixture.clock.now();
        page->setFreshness(live);
    }

    [[nodiscard]] bool settle() const
    {
        return filled && QTest::qWaitForWindowExposed(page.get()) &&
               QTest::qWaitFor([&] { return page->model().isSettled(); }, Patience);
    }

    void click(int row) const
    {
        LongTable &table = page->table();
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                          table.visualRect(page->model().index(row, 0)).center());
    }

    [[nodiscard]] int firstRow() const { return page->table().visibleRows().first; }

    StoreFixture fixture;
    QTemporaryDir dir;
    std::unique_ptr<Reader> reader;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<InvoicesPage> page;
    bool filled = false;
};

//! Whether a label says just this.
[[nodiscard]] bool shows(const InvoicesPage &page, const QString &text);

} // namespace coinpay::test
