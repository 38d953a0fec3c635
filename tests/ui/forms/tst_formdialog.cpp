// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How high a form opens, and that it grows with what it has to say.
#include "forms/formdialog.h"

#include "theme/theme.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace coinpay;

namespace {

class Form : public FormDialog
{
public:
    explicit Form(int words)
    {
        setMinimumWidth(460);
        QVBoxLayout *rows = startColumn(QStringLiteral("Cancel this invoice?"));
        m_label = sentence(QStringLiteral("word ").repeated(words), this);
        rows->addWidget(m_label);
        rows->addStretch(1);
    }

    void say(const QString &text) { m_label->setText(text); }

    [[nodiscard]] int needed() const { return layout()->totalHeightForWidth(width()); }

private:
    QLabel *m_label = nullptr;
};

} // namespace

class TestFormDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Mode::Light); }

    void opensAsHighAsItsWordsNeed_data()
    {
        QTest::addColumn<int>("words");
        QTest::newRow("one line") << 3;
        QTest::newRow("some lines") << 30;
        QTest::newRow("many lines") << 100;
    }

    void opensAsHighAsItsWordsNeed()
    {
        QFETCH(int, words);
        Form form(words);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        QTRY_COMPARE(form.height(), form.needed());
    }

    void growsAndDoesNotJumpBack()
    {
        Form form(3);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        form.say(QStringLiteral("word ").repeated(100));
        QTRY_COMPARE(form.height(), form.needed());
        const int high = form.height();
        form.say(QStringLiteral("word"));
        QTest::qWait(20);
        QCOMPARE(form.height(), high);
    }
};

QTEST_MAIN(TestFormDialog)
#include "tst_formdialog.moc"
