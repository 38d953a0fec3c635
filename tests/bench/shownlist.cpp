// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/shownlist.h"

#include "bench/bench.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScrollBar>
#include <QThread>

namespace coinpay::bench {

namespace {

//! As large as the table is in the window at its first size.
constexpr QSize TableSize{640, 560};

class PaintCounter final : public QObject
{
public:
    int paints = 0;

    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

ShownList::ShownList(std::unique_ptr<InvoiceListModel> model)
    : m_heartbeat(m_clock)
    , m_model(std::move(model))
    , m_content(*m_model)
    , m_table(*m_model, m_content, m_heartbeat)
{
    QObject::connect(&m_table, &LongTable::visibleRowsChanged, m_model.get(),
                     &InvoiceListModel::setVisibleRows);
    m_table.resize(TableSize);
    m_table.show();
    while (!m_model->isLoaded())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    settle();
}

bool ShownList::turn(const std::function<void()> &before, std::vector<double> *frames)
{
    PaintCounter counter;
    m_table.viewport()->installEventFilter(&counter);
    const double taken = millisecondsOf([&] {
        before();
        QCoreApplication::processEvents();
    });
    if (counter.paints > 0 && frames)
        frames->push_back(taken);
    return counter.paints > 0;
}

void ShownList::settle(std::vector<double> *frames)
{
    // A turn without painting after the last answer: what it brought is on the screen.
    while (turn([] {}, frames) || !m_model->isSettled())
        QThread::usleep(200);
}

void ShownList::scrollTo(int value, std::vector<double> &frames)
{
    (void)turn([&] { m_table.verticalScrollBar()->setValue(value); }, &frames);
    settle(&frames);
}

} // namespace coinpay::bench
